package io.ovnchassis.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.vlog.CapturedLog;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryUsageTest {
    private final AtomicLong clock = new AtomicLong(-5);
    private final AtomicLong peakKb = new AtomicLong(1000);
    private final MemoryUsage memory = new MemoryUsage(
            clock::get,
            () -> new TreeMap<>(Map.of("idl-cells-b", 2L, "idl-cells-a", 1L)),
            () -> OptionalLong.of(peakKb.get()));

    @Test
    void thePeakIsLoggedAfterTenSecondsAndWheneverItHasGrownByHalf() {
        try (CapturedLog log = new CapturedLog()) {
            memory.run();
            pass(9);
            assertThat(log.lines("memory")).isEmpty();
            pass(1);
            peakKb.set(1499);
            pass(10);
            peakKb.set(1500);
            pass(10);

            assertThat(log.lines("memory"))
                    .containsExactly(
                            "INFO 1000 kB peak resident set size after 10.0 seconds",
                            "INFO idl-cells-a:1 idl-cells-b:2",
                            "INFO peak resident set size grew 50% in last 20.0 seconds, from 1000 kB to 1500 kB",
                            "INFO idl-cells-a:1 idl-cells-b:2");
        }
    }

    @Test
    void theKernelSaysHowMuchItIs() {
        assertThat(MemoryUsage.peakKb()).isPresent();
        assertThat(MemoryUsage.peakKb().getAsLong()).isBetween(1000L, 100_000_000L);
    }

    private void pass(int seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        memory.run();
    }
}
