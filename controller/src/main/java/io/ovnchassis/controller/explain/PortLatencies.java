package io.ovnchassis.controller.explain;

import io.ovnchassis.controller.metrics.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long ports take from their request, counted as each of them passes a gate. A port that was past the gate when the
 * daemon first saw it does not count. Main loop only.
 */
public final class PortLatencies {
    private final Histogram plugged = new Histogram();
    private final Histogram up = new Histogram();

    /** From the request until the transaction that plugs the port is committed. */
    public Histogram.Reading plugged() {
        return plugged.read();
    }

    /** From the request until the port is up. */
    public Histogram.Reading up() {
        return up.read();
    }

    void moved(PortTimeline before, PortTimeline after) {
        observe(before, after, Gate.Name.TRANSACTION, plugged);
        observe(before, after, Gate.Name.UP, up);
    }

    private static void observe(PortTimeline before, PortTimeline after, Gate.Name gate, Histogram histogram) {
        boolean wasWaiting =
                before.entry(gate).isPresent() && before.passed(gate).isEmpty();
        Optional<Instant> requested = after.passed(Gate.Name.REQUEST);
        Optional<Instant> passed = after.passed(gate);
        if (wasWaiting && requested.isPresent() && passed.isPresent()) {
            histogram.observe(Duration.between(requested.get(), passed.get()));
        }
    }
}
