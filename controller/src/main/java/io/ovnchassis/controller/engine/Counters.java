package io.ovnchassis.controller.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The running counts of one node. */
final class Counters {
    /** Reasons are fixed phrases, so this is never reached, except by a node that breaks that rule. */
    private static final int MAX_REASONS = 64;

    private static final String OTHER_REASONS = "other";

    private long recompute;
    private long compute;
    private long cancel;
    private long nanos;
    private final Map<String, Long> reasons = new LinkedHashMap<>();

    void polled() {
        recompute++;
    }

    void recomputed(Reason reason) {
        recompute++;
        String text = reason.toString();
        boolean known = reasons.containsKey(text) || reasons.size() < MAX_REASONS;
        reasons.merge(known ? text : OTHER_REASONS, 1L, Long::sum);
    }

    void computed() {
        compute++;
    }

    void took(long nanoseconds) {
        nanos += nanoseconds;
    }

    void canceled() {
        cancel++;
    }

    void clear() {
        recompute = 0;
        compute = 0;
        cancel = 0;
        nanos = 0;
        reasons.clear();
    }

    NodeStatistics read(String node) {
        return new NodeStatistics(
                node, recompute, compute, cancel, nanos, Collections.unmodifiableMap(new LinkedHashMap<>(reasons)));
    }
}
