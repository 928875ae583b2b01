package io.ovnchassis.controller.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final String text = Metrics.text(Snapshots.healthy());

    @Test
    void namesAreThoseThatOvnKubernetesExports() {
        assertThat(text.lines())
                .contains(
                        "ovn_controller_southbound_database_connected 1.0",
                        "ovn_controller_build_info{ovs_lib_version=\"3.7.1\",version=\"26.03.90\"} 1.0",
                        "ovn_controller_txn_success 3.0");
    }

    @Test
    void whatHasNoSubjectIsAbsentRatherThanZero() {
        assertThat(text).doesNotContain("ovn_controller_lflow_run", "ovn_controller_encap_ip", "remote_probe_interval");
    }

    @Test
    void recomputesAreCountedByReason() {
        assertThat(text.lines())
                .contains(
                        "ovn_controller_engine_recompute_total{node=\"runtime_data\",reason=\"forced: first run\"} 1.0",
                        "ovn_controller_engine_compute_total{node=\"runtime_data\"} 11.0",
                        "ovn_controller_engine_seconds_total{node=\"runtime_data\"} 0.015");
    }

    @Test
    void durationsAreCumulativeHistograms() {
        assertThat(text.lines())
                .contains(
                        "ovn_controller_port_plug_seconds_bucket{le=\"0.005\"} 0",
                        "ovn_controller_port_plug_seconds_bucket{le=\"0.01\"} 1",
                        "ovn_controller_port_plug_seconds_bucket{le=\"0.5\"} 2",
                        "ovn_controller_port_plug_seconds_bucket{le=\"+Inf\"} 2",
                        "ovn_controller_port_plug_seconds_count 2");
    }

    @Test
    void portsAreCountedByTheGateAtWhichTheyAre() {
        Snapshot snapshot = Snapshots.of(
                List.of(),
                List.of(),
                List.of(
                        Snapshots.timeline("p1", false),
                        Snapshots.timeline("p2", false),
                        Snapshots.timeline("p3", true)));

        assertThat(Metrics.text(snapshot).lines())
                .contains(
                        "ovn_controller_vif_plug_ports_at_gate{gate=\"answer\"} 2.0",
                        "ovn_controller_vif_plug_ports_up 1.0");
    }

    @Test
    void aSuspendedProviderShows() {
        Snapshot snapshot =
                Snapshots.of(List.of(), List.of(Snapshots.provider(Optional.of(Snapshots.NOW), "it hangs")), List.of());

        assertThat(Metrics.text(snapshot).lines())
                .contains("ovn_controller_vif_plug_suspended{from=\"built-in\",type=\"dummy\"} 1.0");
    }
}
