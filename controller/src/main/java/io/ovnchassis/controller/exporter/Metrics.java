package io.ovnchassis.controller.exporter;

import static io.ovnchassis.controller.exporter.MetricParts.count;
import static io.ovnchassis.controller.exporter.MetricParts.counter;
import static io.ovnchassis.controller.exporter.MetricParts.gauge;
import static io.ovnchassis.controller.exporter.MetricParts.histogram;
import static io.ovnchassis.controller.exporter.MetricParts.point;

import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.EncapConfig;
import io.ovnchassis.controller.engine.NodeStatistics;
import io.ovnchassis.controller.explain.Gate;
import io.ovnchassis.controller.explain.PortTimeline;
import io.ovnchassis.controller.vifplug.ProviderReport;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A snapshot as metrics, in the text format of Prometheus. Where ovn-kubernetes exports a metric of ovn-controller it has
 * the name and the meaning that it has there; what has no subject in this daemon is absent.
 */
final class Metrics {
    /** Of the text, as HTTP says it. */
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double NANOS_PER_SECOND = 1e9;

    /** The coverage counters that ovn-kubernetes exports each under a name of its own. */
    private static final List<String> OVN_KUBERNETES_COVERAGE = List.of(
            "lflow_run",
            "rconn_sent",
            "rconn_queued",
            "rconn_discarded",
            "rconn_overflow",
            "vconn_open",
            "vconn_sent",
            "vconn_received",
            "stream_open",
            "txn_success",
            "txn_error",
            "txn_uncommitted",
            "txn_unchanged",
            "txn_incomplete",
            "txn_aborted",
            "txn_try_again",
            "netlink_sent",
            "netlink_received",
            "netlink_recv_jumbo",
            "netlink_overflow");

    private final Snapshot snapshot;
    private final List<MetricSnapshot> metrics = new ArrayList<>();

    private Metrics(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** All metrics of a snapshot. */
    static String text(Snapshot snapshot) {
        Metrics all = new Metrics(snapshot);
        all.addDatabases();
        all.addConfiguration();
        all.addEngine();
        all.addProviders();
        all.addPorts();
        all.addCoverage();
        all.addMemory();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(bytes, new MetricSnapshots(all.metrics));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no I/O
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void addDatabases() {
        GaugeSnapshot.Builder connected = gauge("database_connected", "Whether the database is connected.");
        GaugeSnapshot.Builder complete =
                gauge("database_complete", "Whether the contents of the database are known completely.");
        for (Snapshot.Database database : snapshot.databases()) {
            Labels labels = Labels.of("database", database.name());
            connected.dataPoint(point(database.connected(), labels));
            complete.dataPoint(point(database.complete(), labels));
            if (database.name().equals("OVN_Southbound")) {
                metrics.add(gauge(
                                "southbound_database_connected",
                                "Whether the connection to the Southbound database is established.")
                        .dataPoint(point(database.connected(), Labels.EMPTY))
                        .build());
            }
        }
        metrics.add(connected.build());
        metrics.add(complete.build());
    }

    private void addConfiguration() {
        String[] version = snapshot.version().lines().findFirst().orElse("").split(" ", -1);
        String library = snapshot.version().lines().skip(1).findFirst().orElse("");
        metrics.add(gauge("build_info", "Always 1; the labels say which build this is.")
                .dataPoint(point(
                        1,
                        Labels.of(
                                "version",
                                version[version.length - 1],
                                "ovs_lib_version",
                                library.substring(library.lastIndexOf(' ') + 1))))
                .build());
        snapshot.config().ifPresent(this::addConfiguration);
    }

    private void addConfiguration(ChassisConfig config) {
        config.southboundProbe()
                .ifPresent(probe -> metrics.add(gauge(
                                "remote_probe_interval_seconds",
                                "Inactivity probe interval of the connection to the Southbound database.")
                        .dataPoint(point(probe.toNanos() / NANOS_PER_SECOND, Labels.EMPTY))
                        .build()));
        config.southboundRemotes()
                .ifPresent(remotes -> metrics.add(gauge(
                                "sb_connection_method",
                                "Always 1; the label says how the Southbound database is reached.")
                        .dataPoint(point(1, Labels.of("connection_method", remotes)))
                        .build()));
        config.encaps().ifPresent(this::addEncaps);
    }

    private void addEncaps(EncapConfig encaps) {
        GaugeSnapshot.Builder ips = gauge("encap_ip", "Always 1; the label is an IP address of a tunnel end point.");
        encaps.ips().forEach(ip -> ips.dataPoint(point(1, Labels.of("ipaddress", ip))));
        GaugeSnapshot.Builder types = gauge("encap_type", "Always 1; the label is an encapsulation type.");
        encaps.types().forEach(type -> types.dataPoint(point(1, Labels.of("type", type))));
        metrics.add(ips.build());
        metrics.add(types.build());
    }

    private void addEngine() {
        CounterSnapshot.Builder computed =
                counter("engine_compute", "Runs in which a node absorbed every change of its inputs.");
        CounterSnapshot.Builder recomputed = counter("engine_recompute", "Recomputes of a node, by reason.");
        CounterSnapshot.Builder canceled = counter("engine_cancel", "Runs that were canceled at a node.");
        CounterSnapshot.Builder seconds = counter("engine_seconds", "Time that a node took.");
        for (NodeStatistics node : snapshot.engine().nodes()) {
            Labels labels = Labels.of("node", node.node());
            computed.dataPoint(count(node.compute(), labels));
            canceled.dataPoint(count(node.cancel(), labels));
            seconds.dataPoint(count(node.nanos() / NANOS_PER_SECOND, labels));
            node.recomputeReasons()
                    .forEach((reason, times) -> recomputed.dataPoint(count(times, labels.add("reason", reason))));
        }
        metrics.addAll(List.of(computed.build(), recomputed.build(), canceled.build(), seconds.build()));
    }

    private void addProviders() {
        CounterSnapshot.Builder calls = counter("vif_plug_calls", "Calls of a VIF plug provider.");
        CounterSnapshot.Builder failures = counter("vif_plug_call_failures", "Calls of a provider that failed.");
        GaugeSnapshot.Builder hanging = gauge("vif_plug_calls_hanging", "Calls given up that have not come back.");
        GaugeSnapshot.Builder suspended = gauge("vif_plug_suspended", "Whether a provider is suspended.");
        for (ProviderReport provider : snapshot.providers()) {
            Labels labels = Labels.of("type", provider.type(), "from", provider.origin());
            calls.dataPoint(count(provider.calls().count(), labels));
            failures.dataPoint(count(provider.calls().failures(), labels));
            hanging.dataPoint(point(provider.hanging(), labels));
            suspended.dataPoint(point(provider.suspendedUntil().isPresent(), labels));
        }
        metrics.addAll(List.of(calls.build(), failures.build(), hanging.build(), suspended.build()));
    }

    private void addPorts() {
        Map<Gate.Name, Integer> at = new EnumMap<>(Gate.Name.class);
        int up = 0;
        for (PortTimeline timeline : snapshot.ports().timelines()) {
            if (timeline.firstNotPassed().isPresent()) {
                at.merge(timeline.firstNotPassed().get().gate().name(), 1, Integer::sum);
            } else {
                up++;
            }
        }
        GaugeSnapshot.Builder waiting =
                gauge("vif_plug_ports_at_gate", "Ports that have not passed a gate, by the first of them.");
        at.forEach((gate, ports) -> waiting.dataPoint(point(ports, Labels.of("gate", gate.toString()))));
        metrics.add(waiting.build());
        metrics.add(gauge("vif_plug_ports_up", "Ports that passed all gates.")
                .dataPoint(point(up, Labels.EMPTY))
                .build());
        metrics.add(histogram(
                "port_plug_seconds",
                "From the request until the port's interface is committed.",
                snapshot.ports().plugged()));
        metrics.add(histogram(
                "port_up_seconds",
                "From the request until the port is up.",
                snapshot.ports().up()));
    }

    private void addCoverage() {
        CounterSnapshot.Builder events = counter("coverage", "Coverage counters, as coverage/show has them.");
        snapshot.coverage().forEach((event, total) -> events.dataPoint(count(total, Labels.of("event", event))));
        metrics.add(events.build());
        OVN_KUBERNETES_COVERAGE.stream()
                .filter(snapshot.coverage()::containsKey)
                .map(event -> gauge(event, "Coverage counter " + event + ".")
                        .dataPoint(point((double) snapshot.coverage().getOrDefault(event, 0L), Labels.EMPTY))
                        .build())
                .forEach(metrics::add);
    }

    private void addMemory() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        GaugeSnapshot.Builder used =
                GaugeSnapshot.builder().name("jvm_memory_used_bytes").help("Memory in use.");
        GaugeSnapshot.Builder committed =
                GaugeSnapshot.builder().name("jvm_memory_committed_bytes").help("Memory taken from the system.");
        Map<String, MemoryUsage> areas =
                Map.of("heap", memory.getHeapMemoryUsage(), "nonheap", memory.getNonHeapMemoryUsage());
        areas.forEach((area, usage) -> {
            used.dataPoint(point((double) usage.getUsed(), Labels.of("area", area)));
            committed.dataPoint(point((double) usage.getCommitted(), Labels.of("area", area)));
        });
        metrics.addAll(List.of(used.build(), committed.build()));
    }
}
