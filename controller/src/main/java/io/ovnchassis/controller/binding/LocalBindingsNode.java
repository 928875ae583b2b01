package io.ovnchassis.controller.binding;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Map;
import java.util.Optional;

/** Engine node: what this chassis has to do with each logical port. One changed row costs one port. */
public final class LocalBindingsNode extends Derived<LocalBindings> {
    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<TableView<PortBinding>> portBindings;
    private final Input<LocalInterfaces> interfaces;
    private final LocalBindings bindings = new LocalBindings();

    public LocalBindingsNode(
            Node<Optional<OwnChassis>> ownChassis,
            Node<TableView<PortBinding>> portBindings,
            Node<LocalInterfaces> interfaces) {
        super("runtime_data");
        this.ownChassis = input(ownChassis);
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

    private Verdict onPortBindings() {
        boolean updated = false;
        for (RowChange<PortBinding> change : portBindings.get().changes()) {
            Optional<String> before = change.before().map(PortBinding::logicalPort);
            Optional<String> after = change.after().map(PortBinding::logicalPort);
            if (before.isPresent() && !before.equals(after)) {
                updated |= lookAt(before.get());
            }
            if (after.isPresent()) {
                updated |= lookAt(after.get());
            }
        }
        return Change.when(updated);
    }

    private Verdict onInterfaces() {
        boolean updated = false;
        for (String ifaceId : interfaces.get().changedIfaceIds()) {
            updated |= lookAt(ifaceId);
        }
        return Change.when(updated);
    }

    private boolean lookAt(String logicalPort) {
        return bindings.put(
                logicalPort,
                ownChassis
                        .get()
                        .flatMap(chassis -> new PortRule(chassis)
                                .stateOf(
                                        portBindings
                                                .get()
                                                .index(PortBinding.LOGICAL_PORT)
                                                .find(logicalPort),
                                        interfaces.get().all(logicalPort))));
    }

    @Override
    protected Change recompute() {
        Map<String, PortState> before = Map.copyOf(bindings.states());
        bindings.clear();
        interfaces.get().ifaceIds().forEach(this::lookAt);
        ownChassis
                .get()
                .ifPresent(chassis -> portBindings
                        .get()
                        .index(PortBinding.CHASSIS)
                        .findAll(chassis.ref())
                        .forEach(port -> lookAt(port.logicalPort())));
        return Change.between(before, bindings.states());
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.copyOf(bindings.states());
    }
}
