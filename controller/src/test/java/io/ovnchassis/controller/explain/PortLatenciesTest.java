package io.ovnchassis.controller.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.metrics.Histogram;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortLatenciesTest {
    private static final Instant START = Instant.parse("2026-11-21T05:43:00Z");

    private final PortLatencies latencies = new PortLatencies();
    private final PortTimeline unseen = new PortTimeline("p1", List.of());

    private static List<Gate> gates(boolean plugged, boolean up) {
        return List.of(
                Gate.passed(Gate.Name.REQUEST, "vif-plug-type=dummy"),
                gate(Gate.Name.TRANSACTION, plugged),
                gate(Gate.Name.UP, up));
    }

    private static Gate gate(Gate.Name name, boolean passed) {
        return passed ? Gate.passed(name, "yes") : Gate.waiting(name, "no", "");
    }

    private static long count(Histogram.Reading reading) {
        return reading.buckets().stream().mapToLong(Histogram.Bucket::count).sum();
    }

    @Test
    void eachGateCountsWhenItIsPassed() {
        PortTimeline requested = unseen.then(gates(false, false), START);
        PortTimeline plugged = requested.then(gates(true, false), START.plusSeconds(1));
        PortTimeline up = plugged.then(gates(true, true), START.plusSeconds(3));
        latencies.moved(unseen, requested);
        latencies.moved(requested, plugged);
        latencies.moved(plugged, up);
        latencies.moved(up, up.then(gates(true, true), START.plusSeconds(9)));

        assertThat(latencies.plugged().sum()).isEqualTo(1);
        assertThat(latencies.up().sum()).isEqualTo(3);
        assertThat(count(latencies.plugged())).isEqualTo(1);
        assertThat(count(latencies.up())).isEqualTo(1);
    }

    @Test
    void aPortThatWasUpBeforeTheDaemonStartedDoesNotCount() {
        latencies.moved(unseen, unseen.then(gates(true, true), START));

        assertThat(count(latencies.plugged())).isZero();
        assertThat(count(latencies.up())).isZero();
    }
}
