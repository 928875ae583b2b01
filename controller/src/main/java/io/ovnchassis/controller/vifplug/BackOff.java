package io.ovnchassis.controller.vifplug;

import java.time.Duration;

/** How long to wait before a port is tried again: one second at first, twice as long each time, at most a minute. */
final class BackOff {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(60);

    private long nanos;

    /** The wait after one more failure, in nanoseconds. */
    long next() {
        nanos = nanos == 0 ? SHORTEST.toNanos() : Math.min(2 * nanos, LONGEST.toNanos());
        return nanos;
    }

    void reset() {
        nanos = 0;
    }
}
