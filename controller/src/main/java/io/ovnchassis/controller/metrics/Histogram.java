package io.ovnchassis.controller.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long something took, counted by magnitude. Confined to one thread; {@link #read} makes a copy for others. */
public final class Histogram {
    /** Upper bounds in seconds: from what a plugged port takes on an idle host to what an operator is called for. */
    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};

    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] counts = new long[BOUNDS.length + 1];
    private long sumNanos;

    /**
     * What was counted so far.
     *
     * @param buckets in the order of their bounds; the last has the bound {@link Double#POSITIVE_INFINITY}
     * @param sum of everything counted, in seconds
     */
    public record Reading(List<Bucket> buckets, double sum) {
        public Reading {
            buckets = List.copyOf(buckets);
        }
    }

    /**
     * What lies between the bound before and this one.
     *
     * @param bound in seconds, itself included
     */
    public record Bucket(double bound, long count) {}

    /** Counts one; what is negative, because somebody set the clock back, counts as nothing. */
    public void observe(Duration duration) {
        long nanos = Math.max(0, duration.toNanos());
        double seconds = nanos / NANOS_PER_SECOND;
        int bucket = 0;
        while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
            bucket++;
        }
        counts[bucket]++;
        sumNanos += nanos;
    }

    /** A copy of the counts. */
    public Reading read() {
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            buckets.add(new Bucket(i < BOUNDS.length ? BOUNDS[i] : Double.POSITIVE_INFINITY, counts[i]));
        }
        return new Reading(buckets, sumNanos / NANOS_PER_SECOND);
    }
}
