package io.ovnchassis.controller.sandbox.tour;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** The table of all ports: when each reached which stage, where it is now, and the medians. */
final class JourneyTable {
    private static final int PORT_WIDTH = 10;
    private static final int STAGE_WIDTH = 11;
    private static final int STATE_WIDTH = 14;

    private final List<String> ports;
    private final Style style;

    /** A table of a row per port; {@code ports} are their names. */
    JourneyTable(List<String> ports, Style style) {
        this.ports = List.copyOf(ports);
        this.style = style;
    }

    /**
     * The table as it is now, always of the same height.
     *
     * @param journeys of the ports that have been requested so far, in the order of the ports
     * @param over whether nothing more is waited for, so that what has not happened has failed
     */
    List<Line> lines(List<PortJourney> journeys, boolean over) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.settled(style.faint(row("port", Stage::title) + "   state")));
        for (int number = 0; number < ports.size(); number++) {
            lines.add(
                    number < journeys.size()
                            ? line(journeys.get(number), over)
                            : notRequested(ports.get(number), over));
        }
        boolean allUp = journeys.size() == ports.size() && journeys.stream().allMatch(PortJourney::isUp);
        lines.add(new Line(style.faint("  " + style.rule().repeat(width() - 2)), allUp));
        lines.add(new Line(row("median", stage -> text(median(journeys, stage))), allUp));
        return lines;
    }

    private Line line(PortJourney journey, boolean over) {
        String times = row(journey.port(), stage -> text(journey.millis(stage)));
        String state = journey.stage().map(Stage::title).orElse("awaiting northd");
        return new Line(times + state(state, journey.isUp(), over), journey.isUp());
    }

    private Line notRequested(String port, boolean over) {
        return Line.changing(row(port, stage -> "") + state("to be requested", false, over));
    }

    private String state(String text, boolean up, boolean over) {
        if (up) {
            return "   " + style.green(style.done() + " " + text);
        }
        return over ? "   " + style.red(style.failed() + " " + text) : "   " + style.faint(style.open() + " " + text);
    }

    private static String row(String title, Function<Stage, String> cell) {
        return Stream.of(Stage.values())
                .map(cell)
                .map(text -> " ".repeat(Math.max(1, STAGE_WIDTH - text.length())) + text)
                .collect(joining("", "  " + String.format(Locale.ROOT, "%-" + PORT_WIDTH + "s", title), ""));
    }

    private static int width() {
        return 2 + PORT_WIDTH + STAGE_WIDTH * Stage.values().length + STATE_WIDTH;
    }

    private static String text(OptionalLong millis) {
        return millis.isPresent() ? Long.toString(millis.getAsLong()) : "";
    }

    /** Over those that have reached the stage; of an even number the higher one in the middle. */
    static OptionalLong median(List<PortJourney> journeys, Stage stage) {
        long[] sorted = journeys.stream()
                .map(journey -> journey.millis(stage))
                .flatMapToLong(OptionalLong::stream)
                .sorted()
                .toArray();
        return sorted.length == 0 ? OptionalLong.empty() : OptionalLong.of(sorted[sorted.length / 2]);
    }
}
