package io.ovnchassis.controller.vifplug;

import java.util.Arrays;

/** How a provider's calls went. Keeps the times of the last {@value #WINDOW} ones. */
final class CallStatistics {
    static final int WINDOW = 512;

    private final long[] nanos = new long[WINDOW];
    private long calls;
    private long failures;
    private long measured;

    /**
     * What there is to tell.
     *
     * @param window how many calls the times are about
     * @param p50Nanos half of them took no longer
     * @param p99Nanos nor 99 of a hundred longer than this
     */
    record Summary(long calls, long failures, int window, long p50Nanos, long p99Nanos, long maxNanos) {}

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

    Summary summary() {
        int window = (int) Math.min(measured, WINDOW);
        long[] sorted = Arrays.copyOf(nanos, window);
        Arrays.sort(sorted);
        return new Summary(
                calls, failures, window, rank(sorted, 50), rank(sorted, 99), window == 0 ? 0 : sorted[window - 1]);
    }

    /** The nearest rank. */
    private static long rank(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(sorted.length * percent + 99) / 100 - 1];
    }
}
