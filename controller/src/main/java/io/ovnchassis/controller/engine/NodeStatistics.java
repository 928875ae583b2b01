package io.ovnchassis.controller.engine;

import java.util.Locale;
import java.util.Map;

/**
 * What a node did since the start or the last {@link Statistics#clear()}.
 *
 * @param recompute recomputes; for a leaf, polls
 * @param compute runs in which handlers absorbed every change of the inputs
 * @param cancel runs that were canceled at this node
 * @param nanos how long all that took, in nanoseconds; 0 for a leaf, whose polls are not timed
 * @param recomputeReasons the recomputes of a derived node by reason, in the order of first occurrence
 */
public record NodeStatistics(
        String node, long recompute, long compute, long cancel, long nanos, Map<String, Long> recomputeReasons) {

    /** The block that {@code inc-engine/show-stats} prints for a node. */
    String show() {
        return String.format(
                Locale.ROOT,
                "Node: %s\n- recompute: %12d\n- compute:   %12d\n- cancel:    %12d\n",
                node,
                recompute,
                compute,
                cancel);
    }

    /** The bare number that {@code inc-engine/show-stats NODE METRIC} prints, or its complaint. */
    String show(String metric) {
        return switch (metric) {
            case "recompute" -> Long.toString(recompute);
            case "compute" -> Long.toString(compute);
            case "cancel" -> Long.toString(cancel);
            default -> "Invalid stat type : " + metric;
        };
    }
}
