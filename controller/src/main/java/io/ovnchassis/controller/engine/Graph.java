package io.ovnchassis.controller.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** All nodes that the root depends on, each after its inputs, inputs in the order of their declaration. */
final class Graph {
    private final Map<String, Node<?>> named = new LinkedHashMap<>();
    private final List<Node<?>> order = new ArrayList<>();

    /**
     * Collects the graph and takes its nodes over: they can have no further inputs and no other engine.
     *
     * @throws IllegalArgumentException on a cycle, two nodes of one name, or a derived node without inputs
     */
    Graph(Node<?> root) {
        visit(root, new LinkedHashSet<>());
        order.forEach(Node::join);
    }

    List<Node<?>> order() {
        return order;
    }

    Optional<Node<?>> find(String name) {
        return Optional.ofNullable(named.get(name));
    }

    boolean contains(Node<?> node) {
        return node.equals(named.get(node.name()));
    }

    List<Edge> edges() {
        return order.stream()
                .flatMap(node -> node.inputs().stream()
                        .map(input -> new Edge(input.source().name(), node.name(), input.handlerName())))
                .toList();
    }

    private void visit(Node<?> node, SequencedSet<String> path) {
        Node<?> holder = named.putIfAbsent(node.name(), node);
        if (holder == null) {
            enter(node, path);
        } else if (!holder.equals(node)) {
            throw new IllegalArgumentException("two nodes have the name " + node.name());
        } else if (path.contains(node.name())) {
            throw new IllegalArgumentException(
                    "the graph has a cycle: " + String.join(" <- ", path) + " <- " + node.name());
        }
    }

    private void enter(Node<?> node, SequencedSet<String> path) {
        if (node instanceof Derived<?> && node.inputs().isEmpty()) {
            throw new IllegalArgumentException("node " + node.name() + " has no inputs: make it a Leaf");
        }
        path.add(node.name());
        node.inputs().forEach(input -> visit(input.source(), path));
        path.removeLast();
        order.add(node);
    }

    /** The graph in the DOT language, byte for byte in the layout of {@code --dump-inc-proc-graph}. */
    String dot() {
        return dot(order);
    }

    /** The part of the graph that leads to one node; no nodes at all for an unknown name. */
    String dot(String name) {
        return dot(find(name).stream().toList());
    }

    private static String dot(List<Node<?>> ends) {
        StringBuilder text = new StringBuilder("digraph \"Incremental-Processing-Engine\" {\n\trankdir=LR;\n");
        Set<String> drawn = new HashSet<>();
        ends.forEach(node -> draw(node, drawn, text));
        return text.append("}\n").toString();
    }

    private static void draw(Node<?> node, Set<String> drawn, StringBuilder text) {
        String name = node.name();
        if (!drawn.add(name)) {
            return;
        }
        text.append("\t%s [style=filled, shape=box, fillcolor=white, label=\"%s\"];\n".formatted(name, name));
        for (Input<?> input : node.inputs()) {
            text.append("\t%s -> %s [label=\"%s\"];\n".formatted(input.source().name(), name, input.handlerName()));
            draw(input.source(), drawn, text);
        }
    }
}
