package io.ovnchassis.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private final Histogram histogram = new Histogram();

    @Test
    void aBoundBelongsToItsBucket() {
        histogram.observe(Duration.ofMillis(10));
        histogram.observe(Duration.ofMillis(11));

        assertThat(histogram.read().buckets())
                .contains(new Histogram.Bucket(0.01, 1), new Histogram.Bucket(0.025, 1), new Histogram.Bucket(0.05, 0));
        assertThat(histogram.read().sum()).isEqualTo(0.021);
    }

    @Test
    void whatIsLongerThanAllBoundsIsInTheLastBucket() {
        histogram.observe(Duration.ofHours(1));

        assertThat(histogram.read().buckets().getLast()).isEqualTo(new Histogram.Bucket(Double.POSITIVE_INFINITY, 1));
    }

    @Test
    void aClockThatWentBackCountsAsNothing() {
        histogram.observe(Duration.ofSeconds(-5));

        assertThat(histogram.read().buckets().getFirst().count()).isEqualTo(1);
        assertThat(histogram.read().sum()).isZero();
    }
}
