package io.ovnchassis.controller.encaps;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.controller.tables.Difference;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the tunnel ports that are missing, replaces those that are not as they should be, and removes the others. A port
 * that changes gets a new row under its old name, as ovn-controller has it; only its BFD settings and an old id are
 * written into the row that is there.
 */
public final class TunnelCommit implements Contributor {
    private static final Logger log = LoggerFactory.getLogger("encaps");
    private static final Logger bfdLog = LoggerFactory.getLogger("ovn_bfd");

    private final Here here;
    private final Map<String, Difference<WantedTunnel, TunnelPort>> differences;
    private final TableView<Bridge> bridges;
    private final TableView<Port> ports;
    private final TableView<Interface> interfaces;
    private final TunnelNames names;

    /**
     * What has to be known before any tunnel is made or removed.
     *
     * @param index tells the ports of several controllers on one host apart
     */
    public record Here(
            Supplier<Optional<OwnChassis>> ownChassis,
            Supplier<Optional<IntegrationBridge>> bridge,
            Supplier<Optional<String>> index) {}

    public TunnelCommit(Here here, Map<String, Difference<WantedTunnel, TunnelPort>> differences, Replica local) {
        this.here = here;
        this.differences = differences;
        this.bridges = local.table(Bridge.TABLE);
        this.ports = local.table(Port.TABLE);
        this.interfaces = local.table(Interface.TABLE);
        this.names = new TunnelNames(local);
    }

    @Override
    public String name() {
        return "encaps";
    }

    @Override
    public void contribute(Transaction transaction) {
        Optional<OwnChassis> own = here.ownChassis().get();
        Optional<Bridge> bridge =
                here.bridge().get().map(IntegrationBridge::ref).flatMap(bridges::get);
        Optional<String> index = here.index().get();
        if (differences.isEmpty() || own.isEmpty() || bridge.isEmpty() || index.isEmpty()) {
            return;
        }
        transaction.comment(
                "ovn-controller: modifying OVS tunnels '" + own.get().name() + "'");
        names.begin();
        Pass pass = new Pass(bridge.get(), index.get(), transaction);
        differences.values().forEach(pass::settle);
    }

    /** One transaction. */
    private final class Pass {
        private final Bridge bridge;
        private final String index;
        private final TableEditor<Bridge> bridgeEditor;
        private final TableEditor<Port> portEditor;
        private final TableEditor<Interface> interfaceEditor;

        Pass(Bridge bridge, String index, Transaction transaction) {
            this.bridge = bridge;
            this.index = index;
            this.bridgeEditor = transaction.edit(Bridge.TABLE);
            this.portEditor = transaction.edit(Port.TABLE);
            this.interfaceEditor = transaction.edit(Interface.TABLE);
        }

        void settle(Difference<WantedTunnel, TunnelPort> difference) {
            List<TunnelPort> present = difference.present();
            if (difference.wanted().isEmpty()) {
                present.forEach(this::remove);
                return;
            }
            WantedTunnel wanted = difference.wanted().get();
            Optional<TunnelPort> kept =
                    present.stream().filter(wanted::isServedBy).findFirst();
            if (kept.isPresent()) {
                present.stream().filter(port -> !port.equals(kept.get())).forEach(this::remove);
                update(kept.get(), wanted);
            } else {
                replace(present, wanted);
            }
        }

        private void update(TunnelPort port, WantedTunnel wanted) {
            Optional<Interface> part = port.part().flatMap(interfaces::get);
            String id = wanted.externalIds().get(WantedTunnel.ID);
            if (port.hasOldId() && id != null) {
                ports.get(port.ref()).ifPresent(row -> portEditor.put(row, Port.EXTERNAL_IDS, WantedTunnel.ID, id));
                part.ifPresent(row -> interfaceEditor.put(row, Interface.EXTERNAL_IDS, WantedTunnel.ID, id));
            }
            if (!port.bfd().equals(wanted.bfd())) {
                part.ifPresent(row -> watch(row, wanted.bfd()));
            }
        }

        private void watch(Interface row, Map<String, String> bfd) {
            bfdLog.info("{} BFD on interface {}", bfd.isEmpty() ? "Disabled" : "Enabled", row.name());
            interfaceEditor.set(row, Interface.BFD, SortedArrayMap.copyOf(bfd));
        }

        private void replace(List<TunnelPort> present, WantedTunnel wanted) {
            Optional<String> name =
                    present.stream().map(TunnelPort::name).findFirst().or(() -> names.choose(wanted.naming(), index));
            if (name.isEmpty()) {
                log.warn(
                        "Unable to allocate unique name for '{}' tunnel",
                        wanted.externalIds().get(WantedTunnel.ID));
                return;
            }
            present.forEach(this::remove);
            insert(name.get(), wanted);
        }

        private void insert(String name, WantedTunnel wanted) {
            Interface.Builder part = Interface.builder()
                    .name(name)
                    .type(wanted.type())
                    .options(wanted.options())
                    .bfd(wanted.bfd())
                    .otherConfig(wanted.toVtep() ? Map.of("is-vtep", "true") : Map.of());
            Ref<Port> port = portEditor.insert(Port.builder()
                    .name(name)
                    .interfaces(List.of(interfaceEditor.insert(part)))
                    .externalIds(wanted.externalIds()));
            bridgeEditor.add(bridge, Bridge.PORTS, port);
            if (wanted.externalIds().containsKey(WantedTunnel.TYPE)) {
                log.info("Created flow-based {} tunnel port: {}", wanted.type(), name);
            }
        }

        private void remove(TunnelPort port) {
            bridges.get(port.bridge()).ifPresent(row -> bridgeEditor.remove(row, Bridge.PORTS, port.ref()));
        }
    }
}
