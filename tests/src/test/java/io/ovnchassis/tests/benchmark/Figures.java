package io.ovnchassis.tests.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Measurements of one quantity, in the order in which they were taken. Confined to one thread. */
final class Figures {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The middle one; of an even number, the mean of the two in the middle. NaN when there is none. */
    double median() {
        double[] sorted = sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The least of them that this part of all, from 0 to 1, does not exceed. NaN when there is none. */
    double quantile(double part) {
        double[] sorted = sorted().toArray();
        int rank = (int) Math.ceil(part * sorted.length) - 1;
        return sorted.length == 0 ? Double.NaN : sorted[Math.clamp(rank, 0, sorted.length - 1)];
    }

    /** The ratio of each of these to the one of {@code others} that was taken in the same round. */
    Figures over(Figures others) {
        Figures ratios = new Figures();
        for (int round = 0; round < Math.min(values.size(), others.values.size()); round++) {
            ratios.add(values.get(round) / others.values.get(round));
        }
        return ratios;
    }

    double least() {
        return sorted().findFirst().orElse(Double.NaN);
    }

    double greatest() {
        return sorted().max().orElse(Double.NaN);
    }

    private DoubleStream sorted() {
        return values.stream().mapToDouble(Double::doubleValue).sorted();
    }
}
