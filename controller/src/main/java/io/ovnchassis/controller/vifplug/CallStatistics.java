package io.ovnchassis.controller.vifplug;

import java.time.Duration;
import java.util.Arrays;

/** How a provider's calls went. Keeps the times of the last {@value #WINDOW} ones. */
final class CallStatistics {
    static final int WINDOW = 512;

    private final long[] nanos = new long[WINDOW];
    private long calls;
    private long failures;
    private long measured;

    void called() {
        calls++;
    }

    void failed() {
        failures++;
    }

    void took(long time) {
        nanos[(int) (measured % WINDOW)] = time;
        measured++;
    }

    /** What there is to tell. Sorts the window: for people, not for the loop. */
    ProviderReport.Calls summary() {
        int window = (int) Math.min(measured, WINDOW);
        long[] sorted = Arrays.copyOf(nanos, window);
        Arrays.sort(sorted);
        return new ProviderReport.Calls(calls, failures, window, rank(sorted, 50), rank(sorted, 99), rank(sorted, 100));
    }

    /** The nearest rank. */
    private static Duration rank(long[] sorted, int percent) {
        return Duration.ofNanos(sorted.length == 0 ? 0 : sorted[(sorted.length * percent + 99) / 100 - 1]);
    }
}
