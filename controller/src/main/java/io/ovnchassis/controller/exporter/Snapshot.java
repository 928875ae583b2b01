package io.ovnchassis.controller.exporter;

import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.engine.Edge;
import io.ovnchassis.controller.engine.NodeStatistics;
import io.ovnchassis.controller.explain.PortTimeline;
import io.ovnchassis.controller.metrics.Histogram;
import io.ovnchassis.controller.vifplug.ProviderReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The daemon at one moment, as the main loop saw it.
 *
 * @param taken when
 * @param version the text of {@code --version}
 * @param config what the operator wants; empty as long as it is not known
 * @param databases the connections
 * @param engine the graph and its counts
 * @param providers how each VIF plug provider does
 * @param ports the ports that plugging has to do with
 * @param coverage the coverage counters by name
 */
public record Snapshot(
        Instant taken,
        String version,
        Optional<ChassisConfig> config,
        List<Database> databases,
        Engine engine,
        List<ProviderReport> providers,
        Ports ports,
        Map<String, Long> coverage) {

    /**
     * A database.
     *
     * @param connected whether there is a connection, and the contents came over it
     * @param complete whether the contents are known, be it from a connection that is gone
     */
    public record Database(String name, boolean connected, boolean complete) {}

    /** The incremental-processing engine. */
    public record Engine(List<NodeStatistics> nodes, List<Edge> edges) {}

    /**
     * Ports.
     *
     * @param timelines where each of them stands
     * @param plugged how long they took from the request until they were plugged
     * @param up and until they were up
     */
    public record Ports(List<PortTimeline> timelines, Histogram.Reading plugged, Histogram.Reading up) {}
}
