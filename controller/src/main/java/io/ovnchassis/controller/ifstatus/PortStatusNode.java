package io.ovnchassis.controller.ifstatus;

import io.ovnchassis.controller.binding.LocalBindings;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import java.util.Map;
import java.util.Optional;

/** Engine node: how far each port has come, and what is pending for it. */
public final class PortStatusNode extends Derived<PortStatuses> {
    private final InstallCondition installCondition;
    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<LocalBindings> bindings;
    private final PortStatuses statuses = new PortStatuses();

    public PortStatusNode(
            Node<Optional<OwnChassis>> ownChassis, Node<LocalBindings> bindings, InstallCondition installCondition) {
        super("if_status_mgr");
        this.installCondition = installCondition;
        this.ownChassis = input(ownChassis);
        this.bindings = input(bindings, "if_status_mgr_runtime_data_handler", this::onBindings);
    }

    @Override
    public PortStatuses output() {
        return statuses;
    }

    private Verdict onBindings() {
        boolean updated = false;
        for (String logicalPort : bindings.get().changed()) {
            updated |= lookAt(logicalPort);
        }
        return Change.when(updated);
    }

    private boolean lookAt(String logicalPort) {
        return statuses.put(
                logicalPort,
                ownChassis
                        .get()
                        .flatMap(chassis -> bindings.get()
                                .get(logicalPort)
                                .map(state -> new StatusRule(chassis.ref(), installCondition, bindings.get()::get)
                                        .statusOf(state))));
    }

    @Override
    protected Change recompute() {
        Map<String, PortStatus> before = Map.copyOf(statuses.statuses());
        statuses.clear();
        bindings.get().states().keySet().forEach(this::lookAt);
        return Change.between(before, statuses.statuses());
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.copyOf(statuses.statuses());
    }
}
