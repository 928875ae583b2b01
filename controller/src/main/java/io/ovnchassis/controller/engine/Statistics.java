package io.ovnchassis.controller.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The counts of every node, and the texts in which {@code inc-engine/show-stats} gives them. */
public final class Statistics {
    private final Graph graph;

    Statistics(Graph graph) {
        this.graph = graph;
    }

    /** A copy of all counts, in the order in which the nodes run. */
    public List<NodeStatistics> nodes() {
        return graph.order().stream().map(Statistics::read).toList();
    }

    public void clear() {
        graph.order().forEach(node -> node.counters().clear());
    }

    /** One block for each node. */
    public String show() {
        return nodes().stream().map(NodeStatistics::show).collect(Collectors.joining());
    }

    /** The block of one node; empty for an unknown node, as in OVN. */
    public String show(String node) {
        return find(node).map(NodeStatistics::show).orElse("");
    }

    /** One of {@code recompute}, {@code compute} and {@code cancel}: a bare number without a newline. */
    public String show(String node, String metric) {
        return find(node).map(counts -> counts.show(metric)).orElse("");
    }

    private Optional<NodeStatistics> find(String name) {
        return graph.find(name).map(Statistics::read);
    }

    private static NodeStatistics read(Node<?> node) {
        return node.counters().read(node.name());
    }
}
