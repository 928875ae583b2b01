package io.ovnchassis.controller.metrics;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * All coverage counters of the daemon, and the two texts that operators read them by.
 *
 * <p>Counters may be made and hit on any thread; {@link #run}, {@link #show} and {@link #read} belong to the main loop.
 */
public final class Coverage {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final LongSupplier nanoClock;
    private final List<Tracked> tracked = new CopyOnWriteArrayList<>();
    private long intervalEndNanos;

    /** Intervals of five seconds completed so far. */
    private long position;

    private record Tracked(Counter counter, RecentHits recent) {}

    /** @param nanoClock a monotonic clock in nanoseconds, such as {@code System::nanoTime} */
    public Coverage(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.intervalEndNanos = nanoClock.getAsLong() + INTERVAL_NANOS;
    }

    /** The counter of that name, made now if it is the first to ask: the name is the identity. */
    public synchronized Counter counter(String name) {
        return tracked.stream()
                .map(Tracked::counter)
                .filter(counter -> counter.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    Counter counter = new Counter(name);
                    tracked.add(new Tracked(counter, new RecentHits()));
                    return counter;
                });
    }

    /** Brings the rates up to date; does nothing until five seconds have passed since they last were. */
    public void run() {
        long now = nanoClock.getAsLong();
        long late = now - intervalEndNanos;
        if (late < 0) {
            return;
        }
        long elapsed = late / INTERVAL_NANOS + 1;
        tracked.forEach(each -> each.recent.advance(position, elapsed, each.counter.total()));
        position += elapsed;
        intervalEndNanos = now + INTERVAL_NANOS;
    }

    /** The reply to {@code coverage/show}. */
    public String show() {
        List<Tracked> hit =
                tracked.stream().filter(each -> each.counter.total() != 0).toList();
        Collection<Counter> counters = hit.stream().map(Tracked::counter).toList();
        StringBuilder text = new StringBuilder(
                        "Event coverage, avg rate over last: 5 seconds, last minute, last hour,  ")
                .append("hash=%08x:\n".formatted(CoverageHash.of(counters)));
        hit.forEach(each -> text.append(line(each)));
        return text.append(tracked.size() - hit.size())
                .append(" events never hit\n")
                .toString();
    }

    private String line(Tracked each) {
        RecentHits recent = each.recent;
        return String.format(
                Locale.ROOT,
                "%-24s %5.1f/sec %9.3f/sec %13.4f/sec   total: %d\n",
                each.counter.name(),
                recent.lastSlot(position) / 5.0,
                recent.lastMinute() / 60.0,
                recent.lastHour() / 3600.0,
                each.counter.total());
    }

    /** A copy of all totals by name. */
    public Map<String, Long> totals() {
        Map<String, Long> totals = new TreeMap<>();
        tracked.forEach(each -> totals.put(each.counter.name(), each.counter.total()));
        return totals;
    }

    /**
     * What {@code coverage/read-counter} answers: the total of that counter, or empty where there is no such counter.
     */
    public OptionalLong read(String name) {
        return tracked.stream()
                .map(Tracked::counter)
                .filter(counter -> counter.name().equals(name))
                .mapToLong(Counter::total)
                .findFirst();
    }
}
