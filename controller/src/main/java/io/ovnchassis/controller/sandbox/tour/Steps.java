package io.ovnchassis.controller.sandbox.tour;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Steps that are shown as a line each: what happens, whether it has happened, and how long it took. */
final class Steps {
    private static final int TITLE_WIDTH = 61;

    private final Screen screen;
    private final Style style;

    /** What a step does. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws InterruptedException;
    }

    Steps(Screen screen, Style style) {
        this.screen = screen;
        this.style = style;
    }

    /** Runs a step that is over when {@code action} returns. */
    <T> T run(String title, Action<T> action) throws InterruptedException {
        return run(title, action, _ -> System.nanoTime());
    }

    /**
     * Runs a step.
     *
     * @param endedAt the instant of {@link System#nanoTime} at which it was over, as its result tells
     */
    <T> T run(String title, Action<T> action, ToLongFunction<T> endedAt) throws InterruptedException {
        long startedAt = System.nanoTime();
        screen.show(List.of(Line.changing(line(style.faint(style.open()), title, ""))));
        boolean done = false;
        try {
            T result = action.run();
            Duration time = Duration.ofNanos(endedAt.applyAsLong(result) - startedAt);
            screen.show(List.of(Line.settled(line(style.green(style.done()), title, time.toMillis() + " ms"))));
            done = true;
            return result;
        } finally {
            if (!done) {
                screen.show(List.of(Line.settled(line(style.red(style.failed()), title, ""))));
            }
            screen.endBlock();
        }
    }

    private static String line(String sign, String title, String time) {
        return ("  " + sign + String.format(Locale.ROOT, " %-" + TITLE_WIDTH + "s%11s", title, time)).stripTrailing();
    }
}
