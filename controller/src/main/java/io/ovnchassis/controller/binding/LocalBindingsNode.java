package io.ovnchassis.controller.binding;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.encaps.LocalEncap;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.ha.HaPlaces;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.Index;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.ElementColumn;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Engine node: what this chassis has to do with each logical port. One changed row costs one port and its children. */
public final class LocalBindingsNode extends Derived<LocalBindings> {
    /** Where a port names the one whose interface carries it. */
    private static final List<ElementColumn<PortBinding, String>> PARENTS =
            List.of(PortBinding.PARENT_PORT, PortBinding.MIRROR_PORT, PortBinding.VIRTUAL_PARENT);

    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<List<LocalEncap>> encaps;
    private final Input<HaPlaces> places;
    private final Input<TableView<PortBinding>> portBindings;
    private final Input<LocalInterfaces> interfaces;
    private final LocalBindings bindings = new LocalBindings();

    /** What this chassis is like. */
    public record Here(Node<Optional<OwnChassis>> ownChassis, Node<List<LocalEncap>> encaps, Node<HaPlaces> places) {}

    public LocalBindingsNode(Here here, Node<TableView<PortBinding>> portBindings, Node<LocalInterfaces> interfaces) {
        super("runtime_data");
        this.ownChassis = input(here.ownChassis());
        this.encaps = input(here.encaps());
        this.places = input(here.places(), "runtime_data_ha_places_handler", this::onPlaces);
        this.portBindings = input(portBindings, "runtime_data_sb_port_binding_handler", this::onPortBindings);
        this.interfaces = input(interfaces, "runtime_data_ovs_interface_shadow_handler", this::onInterfaces);
    }

    @Override
    public LocalBindings output() {
        return bindings;
    }

    @Override
    protected void clearChanges() {
        bindings.clearChanges();
    }

    private Verdict onPlaces() {
        Set<String> touched = new LinkedHashSet<>();
        places.get().changed().stream()
                .flatMap(group -> index(PortBinding.HA_CHASSIS_GROUP).findAll(group).stream())
                .forEach(port -> touched.add(port.logicalPort()));
        return lookAtAll(touched);
    }

    private Verdict onPortBindings() {
        Set<String> touched = new LinkedHashSet<>();
        for (RowChange<PortBinding> change : portBindings.get().changes()) {
            change.before().map(PortBinding::logicalPort).ifPresent(touched::add);
            change.after().map(PortBinding::logicalPort).ifPresent(touched::add);
        }
        return lookAtAll(touched);
    }

    private Verdict onInterfaces() {
        return lookAtAll(interfaces.get().changedIfaceIds());
    }

    private Change lookAtAll(Set<String> ports) {
        Set<String> all = new LinkedHashSet<>(ports);
        for (String port : ports) {
            childrenOf(port).forEach(child -> all.add(child.logicalPort()));
        }
        boolean updated = false;
        for (String port : all) {
            updated |= lookAt(port);
        }
        return Change.when(updated);
    }

    private List<PortBinding> childrenOf(String port) {
        List<PortBinding> children = new ArrayList<>();
        PARENTS.forEach(column -> children.addAll(index(column).findAll(port)));
        return children;
    }

    private boolean lookAt(String logicalPort) {
        return bindings.put(
                logicalPort,
                ownChassis.get().flatMap(chassis -> new PortRule(chassis, new Rows()).stateOf(logicalPort)));
    }

    private <K extends Comparable<? super K>> Index<PortBinding, K> index(ElementColumn<PortBinding, K> column) {
        return portBindings.get().index(column);
    }

    @Override
    protected Change recompute() {
        Map<String, PortState> before = Map.copyOf(bindings.states());
        bindings.clear();
        lookAtAll(interfaces.get().ifaceIds());
        ownChassis
                .get()
                .ifPresent(chassis -> portBindings.get().rows().stream()
                        .filter(port -> mayConcern(chassis, port))
                        .forEach(port -> lookAt(port.logicalPort())));
        return Change.between(before, bindings.states());
    }

    /** Whether a port may concern us though no interface here names it or its parent. */
    private static boolean mayConcern(OwnChassis chassis, PortBinding port) {
        return port.chassis().equals(Optional.of(chassis.ref()))
                || port.additionalChassis().contains(chassis.ref())
                || PortKind.of(port) != PortKind.VIF;
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.copyOf(bindings.states());
    }

    /** The rows as they are now. */
    private final class Rows implements PortRule.Facts {
        @Override
        public Optional<PortBinding> port(String logicalPort) {
            return index(PortBinding.LOGICAL_PORT).find(logicalPort);
        }

        @Override
        public List<LocalInterface> interfaces(String logicalPort) {
            return interfaces.get().all(logicalPort);
        }

        @Override
        public Optional<HaPlaces.Place> place(PortBinding port) {
            return port.haChassisGroup().flatMap(places.get()::in);
        }

        @Override
        public List<LocalEncap> encaps() {
            return encaps.get();
        }
    }
}
