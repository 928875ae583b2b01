package io.ovnchassis.controller.metrics;

import java.util.concurrent.atomic.LongAdder;

/**
 * One named event and how often it happened since the daemon started. Made by {@link Coverage#counter}; safe to hit
 * from any thread, and cheap enough for the hottest path.
 */
public final class Counter {
    private final String name;
    private final LongAdder hits = new LongAdder();

    Counter(String name) {
        this.name = name;
    }

    /** The name that {@code coverage/show} prints and {@code coverage/read-counter} takes. */
    public String name() {
        return name;
    }

    /** Counts one event. */
    public void increment() {
        hits.increment();
    }

    /** Counts {@code events} events at once; must not be negative. */
    public void add(long events) {
        if (events < 0) {
            throw new IllegalArgumentException("a counter cannot go down: name=" + name + " events=" + events);
        }
        hits.add(events);
    }

    /** Events counted so far. */
    public long total() {
        return hits.sum();
    }
}
