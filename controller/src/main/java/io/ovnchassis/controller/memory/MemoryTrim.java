package io.ovnchassis.controller.memory;

import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.Phase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Phase: collects the whole heap when it has grown by half since the last time, and when it has grown by a quarter and
 * then not at all for {@code ovn-trim-timeout-ms}, after which ovn-controller trims its memory as well.
 *
 * <p>A collection takes some 2 ms for each megabyte that is in use, in which all threads wait. As there is one only after
 * so much growth, it is a small part of the time that the growth took.
 */
public final class MemoryTrim implements Phase {
    private static final Logger log = LoggerFactory.getLogger("memory_trim");

    /** Below this a heap may grow by more than half: it is not worth a collection. */
    private static final long GROWTH_BYTES = 32L << 20;

    private final Heap heap;
    private final Supplier<Duration> timeout;
    private final LongSupplier nanoClock;
    private final Alarm alarm;

    /** The size of the heap after the last collection, and when it was looked at last. */
    private long collected;

    private long seen;
    private long lastGrowth;

    /**
     * @param timeout {@code ovn-trim-timeout-ms}: how long after it grew last the heap is collected
     * @param nanoClock a monotonic clock in nanoseconds, the one that {@code alarm} goes by
     */
    public MemoryTrim(Heap heap, Supplier<Duration> timeout, LongSupplier nanoClock, Alarm alarm) {
        this.heap = heap;
        this.timeout = timeout;
        this.nanoClock = nanoClock;
        this.alarm = alarm;
        this.collected = heap.committed();
        this.seen = collected;
        this.lastGrowth = nanoClock.getAsLong();
    }

    @Override
    public String name() {
        return "memory-trim";
    }

    @Override
    public int run() {
        long now = nanoClock.getAsLong();
        long committed = heap.committed();
        if (committed > seen) {
            lastGrowth = now;
        }
        seen = committed;
        long growth = committed - collected;
        if (growth >= Math.max(collected / 2, GROWTH_BYTES)) {
            log.debug("Detected growth (from {} kB to {} kB): trimming memory", collected / 1024, committed / 1024);
            trim();
        } else if (growth > collected / 4) {
            trimAfterGrowth(now);
        }
        return 0;
    }

    private void trimAfterGrowth(long now) {
        long due = lastGrowth + timeout.get().toNanos();
        if (now - due < 0) {
            alarm.at(due);
            return;
        }
        log.info(
                "Detected inactivity (last active {} ms ago): trimming memory",
                TimeUnit.NANOSECONDS.toMillis(now - lastGrowth));
        trim();
    }

    private void trim() {
        heap.collect();
        collected = heap.committed();
        seen = collected;
    }
}
