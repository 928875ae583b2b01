package io.ovnchassis.controller.sandbox.tour;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** When one port was requested, and when it was first seen at each stage. */
final class PortJourney {
    private final String port;
    private final long startedAt;
    private final Map<Stage, Long> reached = new EnumMap<>(Stage.class);

    /** A journey that begins with its request at {@code startedAt}, an instant of {@link System#nanoTime}. */
    PortJourney(String port, long startedAt) {
        this.port = port;
        this.startedAt = startedAt;
    }

    String port() {
        return port;
    }

    /**
     * Takes note of what was seen at an instant of {@link System#nanoTime}. A stage once reached stays reached, and so
     * are those before it: two databases tell it over two connections, and the later news may arrive first.
     */
    void observe(PortView view, long seenAt) {
        long millis = Duration.ofNanos(seenAt - startedAt).toMillis();
        view.stage().stream()
                .flatMap(stage -> EnumSet.range(Stage.REQUESTED, stage).stream())
                .forEach(stage -> reached.putIfAbsent(stage, millis));
    }

    /** How many milliseconds after the request a stage was reached. */
    OptionalLong millis(Stage stage) {
        Long millis = reached.get(stage);
        return millis == null ? OptionalLong.empty() : OptionalLong.of(millis);
    }

    /** The last stage that was reached. */
    Optional<Stage> stage() {
        return reached.keySet().stream().reduce((_, later) -> later);
    }

    boolean isUp() {
        return reached.containsKey(Stage.UP);
    }
}
