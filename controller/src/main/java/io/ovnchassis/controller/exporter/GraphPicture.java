package io.ovnchassis.controller.exporter;

import io.ovnchassis.controller.engine.Edge;
import io.ovnchassis.controller.engine.NodeStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The engine's graph as a picture: each node to the right of its inputs, with its counts. An edge without a handler, over
 * which every change recomputes, is dashed.
 */
final class GraphPicture {
    private static final int WIDTH = 208;
    private static final int HEIGHT = 44;
    private static final int COLUMN = 256;
    private static final int ROW = 58;
    private static final int MARGIN = 8;
    private static final double NANOS_PER_MS = 1e6;

    private final Snapshot.Engine engine;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private int columns;
    private int rows;

    /** A cell of the grid in which the nodes are drawn. */
    private record Place(int column, int row) {
        int x() {
            return MARGIN + column * COLUMN;
        }

        int y() {
            return MARGIN + row * ROW;
        }
    }

    private GraphPicture(Snapshot.Engine engine) {
        this.engine = engine;
    }

    /** An {@code svg} element. */
    static String of(Snapshot.Engine engine) {
        GraphPicture picture = new GraphPicture(engine);
        picture.place();
        return picture.draw();
    }

    /** Nodes come after their inputs, so that one pass finds the column of each. */
    private void place() {
        Map<String, Integer> columnOf = new LinkedHashMap<>();
        for (NodeStatistics node : engine.nodes()) {
            int column = inputs(node.node()).stream()
                    .mapToInt(input -> columnOf.getOrDefault(input, 0) + 1)
                    .max()
                    .orElse(0);
            columnOf.put(node.node(), column);
            columns = Math.max(columns, column + 1);
        }
        for (int column = 0; column < columns; column++) {
            placeColumn(column, columnOf);
        }
    }

    /** Each node as near to the middle of its inputs as the order allows. */
    private void placeColumn(int column, Map<String, Integer> columnOf) {
        List<String> names = new ArrayList<>(columnOf.keySet().stream()
                .filter(name -> columnOf.getOrDefault(name, 0) == column)
                .toList());
        names.sort(Comparator.comparingDouble(this::middleOfInputs));
        int next = 0;
        for (String name : names) {
            int row = column == 0 ? next : Math.max(next, (int) Math.floor(middleOfInputs(name)));
            places.put(name, new Place(column, row));
            next = row + 1;
            rows = Math.max(rows, next);
        }
    }

    private double middleOfInputs(String name) {
        return inputs(name).stream()
                .map(places::get)
                .filter(place -> place != null)
                .mapToInt(Place::row)
                .average()
                .orElse(0);
    }

    private List<String> inputs(String name) {
        return engine.edges().stream()
                .filter(edge -> edge.target().equals(name))
                .map(Edge::source)
                .toList();
    }

    private String draw() {
        int width = columns * COLUMN - (COLUMN - WIDTH) + 2 * MARGIN;
        int height = rows * ROW - (ROW - HEIGHT) + 2 * MARGIN;
        StringBuilder svg = new StringBuilder(
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"the engine's graph\">\n"
                        .formatted(width, height, width));
        engine.edges().forEach(edge -> drawEdge(edge, svg));
        engine.nodes().forEach(node -> drawNode(node, svg));
        return svg.append("</svg>\n").toString();
    }

    private void drawEdge(Edge edge, StringBuilder svg) {
        Place from = place(edge.source());
        Place to = place(edge.target());
        int x1 = from.x() + WIDTH;
        int y1 = from.y() + HEIGHT / 2;
        int y2 = to.y() + HEIGHT / 2;
        int bend = (COLUMN - WIDTH) * 2 / 3;
        svg.append("<path class=\"%s\" d=\"M%d %dC%d %d %d %d %d %d\"><title>%s</title></path>\n"
                .formatted(
                        edge.handler().isEmpty() ? "recompute" : "handled",
                        x1,
                        y1,
                        x1 + bend,
                        y1,
                        to.x() - bend,
                        y2,
                        to.x(),
                        y2,
                        Html.escape(edge.handler().isEmpty() ? "no handler: recompute" : edge.handler())));
    }

    private void drawNode(NodeStatistics node, StringBuilder svg) {
        Place place = place(node.node());
        String reasons = node.recomputeReasons().isEmpty() ? "" : "recomputed: " + node.recomputeReasons();
        svg.append("<g class=\"%s\"><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>"
                .formatted(
                        place.column() == 0 ? "leaf" : "node",
                        Html.escape(reasons),
                        place.x(),
                        place.y(),
                        WIDTH,
                        HEIGHT));
        svg.append("<text class=\"name\" x=\"%d\" y=\"%d\">%s</text><text x=\"%d\" y=\"%d\">%s</text></g>\n"
                .formatted(
                        place.x() + 10,
                        place.y() + 18,
                        Html.escape(node.node()),
                        place.x() + 10,
                        place.y() + 35,
                        counts(node, place.column() == 0)));
    }

    private static String counts(NodeStatistics node, boolean isLeaf) {
        return isLeaf
                ? node.recompute() + " polls"
                : String.format(
                        Locale.ROOT,
                        "%d handled, %d recomputed, %.0f ms",
                        node.compute(),
                        node.recompute(),
                        node.nanos() / NANOS_PER_MS);
    }

    private Place place(String name) {
        return places.getOrDefault(name, new Place(0, 0));
    }
}
