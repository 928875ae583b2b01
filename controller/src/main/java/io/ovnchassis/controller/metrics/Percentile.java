package io.ovnchassis.controller.metrics;

import java.util.Arrays;

/**
 * The value that 95 of 100 do not exceed, in constant space: of the last {@value #WINDOW} values, exactly. Open vSwitch
 * estimates it over all values instead, which after a change of load takes as long to follow as the daemon has run.
 */
final class Percentile {
    private static final int WINDOW = 1024;
    private static final double SHARE = 0.95;

    private final long[] recent = new long[WINDOW];
    private long count;

    void add(long value) {
        recent[(int) (count % WINDOW)] = value;
        count++;
    }

    void reset() {
        count = 0;
    }

    /** 0 where there is no value. */
    double value() {
        int size = (int) Math.min(count, WINDOW);
        if (size == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(recent, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(SHARE * size) - 1];
    }
}
