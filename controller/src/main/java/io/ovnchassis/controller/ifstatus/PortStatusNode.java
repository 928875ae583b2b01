package io.ovnchassis.controller.ifstatus;

import io.ovnchassis.controller.binding.LocalBindings;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.ifstatus.InstallCondition.Readiness;
import io.ovnchassis.controller.monitor.AwaitedDatapaths;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Engine node: how far each port has come, and what is pending for it. */
public final class PortStatusNode extends Derived<PortStatuses> {
    private final InstallCondition installCondition;
    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<LocalBindings> bindings;
    private final Input<AwaitedDatapaths> awaited;
    private final PortStatuses statuses = new PortStatuses();

    public PortStatusNode(
            Node<Optional<OwnChassis>> ownChassis,
            Node<LocalBindings> bindings,
            Node<AwaitedDatapaths> awaited,
            InstallCondition installCondition) {
        super("if_status_mgr");
        this.installCondition = installCondition;
        this.ownChassis = input(ownChassis);
        this.bindings = input(bindings, "if_status_mgr_runtime_data_handler", this::onBindings);
        this.awaited = input(awaited, "if_status_mgr_datapaths_updated_handler", this::onAwaited);
    }

    @Override
    public PortStatuses output() {
        return statuses;
    }

    private Verdict onBindings() {
        return lookAtAll(bindings.get().changed());
    }

    private Verdict onAwaited() {
        Set<String> ports = new LinkedHashSet<>();
        awaited.get().changed().forEach(datapath -> ports.addAll(bindings.get().boundOn(datapath)));
        return lookAtAll(ports);
    }

    private Change lookAtAll(Collection<String> logicalPorts) {
        boolean updated = false;
        for (String logicalPort : logicalPorts) {
            updated |= lookAt(logicalPort);
        }
        return Change.when(updated);
    }

    /** The flows of a port follow from the rows of its datapath: until those are here, it cannot be ready. */
    private Readiness readinessOf(PortState.Bound bound, Ref<Chassis> chassis) {
        return awaited.get().contains(bound.port().datapath())
                ? Readiness.AWAITING_DATA
                : installCondition.of(bound, chassis);
    }

    private boolean lookAt(String logicalPort) {
        return statuses.put(
                logicalPort,
                ownChassis
                        .get()
                        .flatMap(chassis -> bindings.get()
                                .get(logicalPort)
                                .map(state -> new StatusRule(chassis.ref(), this::readinessOf, bindings.get()::get)
                                        .statusOf(state))));
    }

    @Override
    protected Change recompute() {
        Map<String, PortStatus> before = Map.copyOf(statuses.statuses());
        statuses.clear();
        lookAtAll(bindings.get().states().keySet());
        return Change.between(before, statuses.statuses());
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.copyOf(statuses.statuses());
    }
}
