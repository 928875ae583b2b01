package io.ovnchassis.controller;

import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import java.util.List;
import java.util.Map;

/** Engine node: the end of the graph. It has no data; it holds the rooms' results together. */
final class ControllerOutputNode extends Derived<Boolean> {
    ControllerOutputNode(List<? extends Node<?>> results) {
        super("controller_output");
        results.forEach(
                result -> input(result, "controller_output_" + result.name() + "_handler", ControllerOutputNode::pass));
    }

    private static Verdict pass() {
        return Change.UPDATED;
    }

    @Override
    protected Boolean output() {
        return true;
    }

    @Override
    protected Change recompute() {
        return Change.UPDATED;
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of();
    }
}
