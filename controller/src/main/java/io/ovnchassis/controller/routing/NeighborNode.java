package io.ovnchassis.controller.routing;

import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Engine node: the interfaces whose neighbours matter to logical switches with a VXLAN network identifier
 * ({@code external_ids:dynamic-routing-vni}). A name costs nothing on a host that has no such interface.
 */
public final class NeighborNode extends Derived<EvpnInterfaces> {
    private static final String VNI = "dynamic-routing-vni";
    private static final String VXLAN = "dynamic-routing-vxlan-ifname";
    private static final String LOOPBACK = "dynamic-routing-advertise-ifname";
    private static final String BRIDGE = "dynamic-routing-bridge-ifname";

    private final Input<TableView<DatapathBinding>> datapaths;
    private EvpnInterfaces interfaces = EvpnInterfaces.NONE;

    public NeighborNode(Node<TableView<DatapathBinding>> datapaths) {
        super("neighbor");
        this.datapaths = input(datapaths, "neighbor_sb_datapath_binding_handler", this::onDatapaths);
    }

    @Override
    public EvpnInterfaces output() {
        return interfaces;
    }

    private Verdict onDatapaths() {
        boolean matters = datapaths.get().changes().stream()
                .flatMap(change -> Stream.concat(change.before().stream(), change.after().stream()))
                .anyMatch(datapath -> datapath.externalIds().containsKey(VNI));
        return matters ? recompute() : Change.UNCHANGED;
    }

    @Override
    protected Change recompute() {
        EvpnInterfaces before = interfaces;
        Set<String> forwarding = new HashSet<>();
        Set<String> bridges = new HashSet<>();
        for (DatapathBinding datapath : datapaths.get().rows()) {
            Map<String, String> ids = datapath.externalIds();
            if (isVni(ids.getOrDefault(VNI, ""))) {
                addNames(forwarding, ids.getOrDefault(VXLAN, ""));
                addNames(forwarding, ids.getOrDefault(LOOPBACK, ""));
                addNames(bridges, ids.getOrDefault(BRIDGE, ""));
            }
        }
        interfaces = new EvpnInterfaces(forwarding, bridges);
        return Change.between(before, interfaces);
    }

    /** 1 to 2^24-1. */
    private static boolean isVni(String text) {
        try {
            int vni = Integer.parseInt(text);
            return vni > 0 && vni < 1 << 24;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void addNames(Set<String> names, String list) {
        Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of("interfaces", interfaces);
    }
}
