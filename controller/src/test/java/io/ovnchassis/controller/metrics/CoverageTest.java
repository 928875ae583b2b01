package io.ovnchassis.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);
    private final Coverage coverage = new Coverage(clock::get);

    @Test
    void nothingHitShowsTheHeaderAndTheCount() {
        coverage.counter("lflow_run");
        coverage.counter("physical_run");

        assertThat(coverage.show()).isEqualTo("""
                        Event coverage, avg rate over last: 5 seconds, last minute, last hour,  hash=63852afc:
                        2 events never hit
                        """);
    }

    @Test
    void ratesAreOfTheLastSlotMinuteAndHour() {
        Counter recompute = coverage.counter("lflow_run");
        coverage.counter("never");
        recompute.add(10);
        pass(5);
        recompute.add(3);
        pass(5);
        pass(4);

        assertThat(coverage.show().lines().skip(1))
                .containsExactly(
                        "lflow_run                  0.6/sec     0.217/sec        0.0036/sec   total: 13",
                        "1 events never hit");
    }

    @Test
    void hitsOfAMissedIntervalAreSpreadOverIt() {
        Counter counter = coverage.counter("x");
        counter.add(121);
        pass(60);

        assertThat(coverage.show()).contains("2.2/sec     2.017/sec        0.0336/sec   total: 121\n");
    }

    @Test
    void oldHitsLeaveTheRatesButNotTheTotal() {
        coverage.counter("x").add(100);
        pass(5);
        pass(60);
        assertThat(coverage.show()).contains("0.0/sec     0.000/sec        0.0278/sec   total: 100\n");

        pass(3600);
        assertThat(coverage.show()).contains("0.0/sec     0.000/sec        0.0000/sec   total: 100\n");
    }

    @Test
    void countersAreListedInTheOrderTheyWereMade() {
        coverage.counter("b").add(1);
        coverage.counter("a").add(2);
        coverage.counter("b").add(1);

        assertThat(coverage.show().lines().skip(1).map(line -> line.split(" ", 2)[0]))
                .containsExactly("b", "a", "0");
    }

    @Test
    void readGivesTheTotalOfWhatExists() {
        coverage.counter("x").add(7);

        assertThat(coverage.read("x")).hasValue(7);
        assertThat(coverage.read("y")).isEmpty();
    }

    @Test
    void aCounterCannotGoDown() {
        assertThatThrownBy(() -> coverage.counter("x").add(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name=x");
    }

    @Test
    void noHitIsLostBetweenThreads() throws InterruptedException {
        Counter counter = coverage.counter("x");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                threads.execute(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        counter.increment();
                    }
                });
            }
        }

        assertThat(coverage.read("x")).hasValue(40_000);
    }

    private void pass(int seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        coverage.run();
    }
}
