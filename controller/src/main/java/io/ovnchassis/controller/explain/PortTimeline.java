package io.ovnchassis.controller.explain;

import java.time.Instant;
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

    Optional<Entry> entry(Gate.Name gate) {
        return entries.stream().filter(entry -> entry.gate().name() == gate).findFirst();
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
        return new PortTimeline(
                logicalPort, gates.stream().map(gate -> entry(gate, now)).toList());
    }

    private Entry entry(Gate gate, Instant now) {
        return entries.stream()
                .filter(before -> before.gate().name() == gate.name())
                .filter(before -> before.gate().state() == gate.state()
                        && before.gate().seen().equals(gate.seen()))
                .findFirst()
                .map(before -> new Entry(gate, before.since()))
                .orElseGet(() -> new Entry(gate, Optional.of(now)));
    }
}
