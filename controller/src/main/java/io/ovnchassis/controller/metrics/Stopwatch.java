package io.ovnchassis.controller.metrics;

import java.util.Locale;

/**
 * How long one thing takes, as {@code stopwatch/show} of Open vSwitch tells it: extremes, the 95th percentile and two
 * moving averages, all in milliseconds. The main loop only.
 */
public final class Stopwatch {
    private static final double SHORT_TERM = 0.5;
    private static final double LONG_TERM = 0.01;

    private final String name;
    private final Percentile percentile = new Percentile();
    private long samples;
    private long maximum;
    private long minimum;
    private double shortTerm;
    private double longTerm;

    Stopwatch(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    long samples() {
        return samples;
    }

    long maximumMs() {
        return maximum;
    }

    /** Notes that it took this long. */
    public void add(long milliseconds) {
        maximum = Math.max(maximum, milliseconds);
        minimum = samples == 0 ? milliseconds : Math.min(minimum, milliseconds);
        shortTerm = samples == 0 ? milliseconds : average(SHORT_TERM, shortTerm, milliseconds);
        longTerm = samples == 0 ? milliseconds : average(LONG_TERM, longTerm, milliseconds);
        samples++;
        percentile.add(milliseconds);
    }

    private static double average(double weight, double before, long sample) {
        return weight * sample + (1 - weight) * before;
    }

    void reset() {
        samples = 0;
        maximum = 0;
        minimum = 0;
        shortTerm = 0;
        longTerm = 0;
        percentile.reset();
    }

    /** Its part of the reply to {@code stopwatch/show}. */
    String show() {
        return String.format(
                Locale.ROOT, """
                Statistics for '%s'
                  Total samples: %d
                  Maximum: %d msec
                  Minimum: %d msec
                  95th percentile: %f msec
                  Short term average: %f msec
                  Long term average: %f msec
                """, name, samples, maximum, minimum, percentile.value(), shortTerm, longTerm);
    }
}
