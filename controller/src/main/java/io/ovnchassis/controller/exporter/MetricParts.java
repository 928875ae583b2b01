package io.ovnchassis.controller.exporter;

import io.ovnchassis.controller.metrics.Histogram;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** What metrics are made of. */
final class MetricParts {
    private static final String OVN_CONTROLLER = "ovn_controller_";

    private MetricParts() {}

    static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(OVN_CONTROLLER + name).help(help);
    }

    /** A counter, to whose name the format adds {@code _total}. */
    static CounterSnapshot.Builder counter(String name, String help) {
        return CounterSnapshot.builder().name(OVN_CONTROLLER + name).help(help);
    }

    static HistogramSnapshot histogram(String name, String help, Histogram.Reading reading) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        reading.buckets().forEach(bucket -> buckets.bucket(bucket.bound(), bucket.count()));
        return HistogramSnapshot.builder()
                .name(OVN_CONTROLLER + name)
                .help(help)
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(buckets.build())
                        .sum(reading.sum())
                        .build())
                .build();
    }

    static GaugeDataPointSnapshot point(double value, Labels labels) {
        return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
    }

    static GaugeDataPointSnapshot point(boolean yes, Labels labels) {
        return point(yes ? 1.0 : 0.0, labels);
    }

    static CounterDataPointSnapshot count(long value, Labels labels) {
        return count((double) value, labels);
    }

    static CounterDataPointSnapshot count(double value, Labels labels) {
        return CounterDataPointSnapshot.builder().value(value).labels(labels).build();
    }
}
