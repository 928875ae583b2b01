package io.ovnchassis.controller.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What takes memory, for {@code memory/show} and, as Open vSwitch does, for the log: ten seconds after the start, and
 * whenever the peak has grown by half. The main loop only.
 */
public final class MemoryUsage {
    private static final Logger log = LoggerFactory.getLogger("memory");
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final double GROWTH = 1.5;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Path STATUS = Path.of("/proc/self/status");

    private final LongSupplier nanoClock;
    private final Supplier<SortedMap<String, Long>> counts;
    private final Supplier<OptionalLong> peak;
    private final long start;
    private long nextCheck;
    private long lastReport;
    private long lastPeakKb;

    /**
     * @param nanoClock a monotonic clock in nanoseconds
     * @param counts what there is how many of, by the names that {@code memory/show} gives
     * @param peak the largest resident set so far, in kB; normally {@link #peakKb}
     */
    public MemoryUsage(LongSupplier nanoClock, Supplier<SortedMap<String, Long>> counts, Supplier<OptionalLong> peak) {
        this.nanoClock = nanoClock;
        this.counts = counts;
        this.peak = peak;
        this.start = nanoClock.getAsLong();
        this.nextCheck = start + INTERVAL_NANOS;
        this.lastReport = start;
    }

    /** The reply to {@code memory/show}, without a newline. */
    public String show() {
        return counts.get().entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Looks at the peak if it is time. */
    public void run() {
        long now = nanoClock.getAsLong();
        if (now - nextCheck < 0) {
            return;
        }
        nextCheck = now + INTERVAL_NANOS;
        OptionalLong current = peak.get();
        if (current.isPresent() && current.getAsLong() >= lastPeakKb * GROWTH) {
            report(current.getAsLong(), now);
        }
    }

    private void report(long peakKb, long now) {
        if (lastPeakKb == 0) {
            log.info("{} kB peak resident set size after {} seconds", peakKb, seconds(now - start));
        } else {
            log.info(
                    "peak resident set size grew {}% in last {} seconds, from {} kB to {} kB",
                    Math.round((peakKb / (double) lastPeakKb - 1) * 100),
                    seconds(now - lastReport),
                    lastPeakKb,
                    peakKb);
        }
        log.info("{}", show());
        lastReport = now;
        lastPeakKb = peakKb;
    }

    private static String seconds(long nanoseconds) {
        return String.format(Locale.ROOT, "%.1f", nanoseconds / NANOS_PER_SECOND);
    }

    /** Of this process; empty where the kernel does not say. */
    public static OptionalLong peakKb() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
