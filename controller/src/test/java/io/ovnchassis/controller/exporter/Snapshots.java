package io.ovnchassis.controller.exporter;

import io.ovnchassis.controller.engine.Edge;
import io.ovnchassis.controller.engine.NodeStatistics;
import io.ovnchassis.controller.explain.Gate;
import io.ovnchassis.controller.explain.PortTimeline;
import io.ovnchassis.controller.metrics.Histogram;
import io.ovnchassis.controller.vifplug.ProviderReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Snapshots of daemons that do not run. */
final class Snapshots {
    static final Instant NOW = Instant.parse("2026-11-21T05:43:00Z");

    private Snapshots() {}

    static Snapshot healthy() {
        return of(
                List.of(database(true, true)), List.of(provider(Optional.empty(), "")), List.of(timeline("p1", true)));
    }

    static Snapshot of(
            List<Snapshot.Database> databases, List<ProviderReport> providers, List<PortTimeline> timelines) {
        Histogram plugged = new Histogram();
        plugged.observe(Duration.ofMillis(7));
        plugged.observe(Duration.ofMillis(300));
        return new Snapshot(
                NOW,
                "ovn-controller 26.03.90\nOpen vSwitch Library 3.7.1\n",
                Optional.empty(),
                databases,
                new Snapshot.Engine(
                        List.of(
                                new NodeStatistics("SB_port_binding", 12, 0, 0, 0, Map.of()),
                                new NodeStatistics(
                                        "runtime_data", 1, 11, 0, 15_000_000, Map.of("forced: first run", 1L))),
                        List.of(new Edge("SB_port_binding", "runtime_data", ""))),
                providers,
                new Snapshot.Ports(timelines, plugged.read(), new Histogram().read()),
                Map.of("txn_success", 3L, "own_event", 2L));
    }

    static Snapshot.Database database(boolean connected, boolean complete) {
        return new Snapshot.Database("OVN_Southbound", connected, complete);
    }

    static ProviderReport provider(Optional<Instant> suspendedUntil, String lastFailure) {
        return new ProviderReport(
                "dummy",
                "built-in",
                suspendedUntil,
                0,
                0,
                lastFailure,
                new ProviderReport.Calls(10, 1, 10, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3)));
    }

    static PortTimeline timeline(String port, boolean answered) {
        Gate answer = new Gate(
                Gate.Name.ANSWER,
                answered ? Gate.State.PASSED : Gate.State.FAILED,
                answered ? "plug" : "refused: no such <VF>",
                answered ? "" : "correct the port's options");
        return new PortTimeline(port, List.of(new PortTimeline.Entry(answer, Optional.of(NOW.minusSeconds(20)))));
    }
}
