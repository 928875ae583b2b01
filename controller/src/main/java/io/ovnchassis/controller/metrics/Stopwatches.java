package io.ovnchassis.controller.metrics;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All stopwatches of the daemon, by name. The main loop only. */
public final class Stopwatches {
    private final SortedMap<String, Stopwatch> stopwatches = new TreeMap<>();

    /** The stopwatch of that name, made now if it is the first to ask. */
    public Stopwatch stopwatch(String name) {
        return stopwatches.computeIfAbsent(name, Stopwatch::new);
    }

    /** The reply to {@code stopwatch/show NAME}; empty where there is none of that name. */
    public Optional<String> show(String name) {
        return Optional.ofNullable(stopwatches.get(name)).map(Stopwatch::show);
    }

    /** The reply to {@code stopwatch/show}: those that once took {@code thresholdMs} or more. */
    public String showFrom(double thresholdMs) {
        Collection<Stopwatch> slow = stopwatches.values().stream()
                .filter(each -> each.maximumMs() >= thresholdMs)
                .toList();
        String shown = slow.stream()
                .filter(each -> each.samples() > 0)
                .map(Stopwatch::show)
                .collect(Collectors.joining());
        long unused = slow.stream().filter(each -> each.samples() == 0).count();
        return unused == 0 ? shown : shown + unused + " stopwatches with no samples\n";
    }

    /** Forgets what one stopwatch has measured; an unknown name is none. */
    public void reset(String name) {
        Optional.ofNullable(stopwatches.get(name)).ifPresent(Stopwatch::reset);
    }

    /** Forgets everything. */
    public void reset() {
        stopwatches.values().forEach(Stopwatch::reset);
    }
}
