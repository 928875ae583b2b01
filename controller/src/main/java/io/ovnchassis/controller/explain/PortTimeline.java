package io.ovnchassis.controller.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a port stands: its gates, in order.
 *
 * @param entries the gates, each with since when it is as it is
 */
public record PortTimeline(String logicalPort, List<Entry> entries) {
    public PortTimeline {
        entries = List.copyOf(entries);
    }

    /**
     * One gate.
     *
     * @param since when this daemon saw it become so; empty for a port that it does not follow
     */
    public record Entry(Gate gate, Optional<Instant> since) {}

    /** The gate at which the port is; empty when it has passed all. */
    public Optional<Entry> firstNotPassed() {
        return entries.stream().filter(entry -> !entry.gate().isPassed()).findFirst();
    }

    /** A loop, as is {@link #then}: every port that changes comes by here. */
    Optional<Entry> entry(Gate.Name gate) {
        for (Entry entry : entries) {
            if (entry.gate().name() == gate) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** When a gate was passed; empty when it was not, or nobody knows. */
    Optional<Instant> passed(Gate.Name gate) {
        return entry(gate).filter(entry -> entry.gate().isPassed()).flatMap(Entry::since);
    }

    static PortTimeline unknown(String logicalPort, List<Gate> gates) {
        return new PortTimeline(
                logicalPort,
                gates.stream().map(gate -> new Entry(gate, Optional.empty())).toList());
    }

    /** The same port later: what is as it was keeps its time, what changed did so now. */
    PortTimeline then(List<Gate> gates, Instant now) {
        List<Entry> after = new ArrayList<>(gates.size());
        for (Gate gate : gates) {
            Optional<Instant> since = entry(gate.name())
                    .filter(before -> before.gate().isLike(gate))
                    .map(Entry::since)
                    .orElse(Optional.of(now));
            after.add(new Entry(gate, since));
        }
        return new PortTimeline(logicalPort, after);
    }
}
