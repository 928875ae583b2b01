package io.ovnchassis.controller.vifplug;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Decides when a provider is left alone: after {@value #FAILURES} failures in a row, for ten seconds. When that is over
 * one more failure is enough, and the time doubles, up to five minutes; a success makes all good. Times are nanoseconds
 * of a clock that never goes back.
 */
final class Suspension {
    static final int FAILURES = 5;
    static final Duration SHORTEST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofMinutes(5);

    private int failures;
    private long lengthNanos;
    private long until;

    /** Says until when, if that was one too many. */
    OptionalLong failed(long now) {
        failures++;
        return failures < FAILURES ? OptionalLong.empty() : OptionalLong.of(suspend(now));
    }

    /** Suspends now, whatever came before. */
    long suspend(long now) {
        failures = FAILURES - 1; // when it is over, the next failure is one too many again
        lengthNanos = lengthNanos == 0 ? SHORTEST.toNanos() : Math.min(2 * lengthNanos, LONGEST.toNanos());
        until = now + lengthNanos;
        return until;
    }

    void succeeded() {
        failures = 0;
        lengthNanos = 0;
    }

    /** How many failures there were in a row. */
    int failuresInRow() {
        return failures;
    }

    Duration length() {
        return Duration.ofNanos(lengthNanos);
    }

    /** Until when it is suspended; empty when it is not. */
    OptionalLong until(long now) {
        return lengthNanos > 0 && until - now > 0 ? OptionalLong.of(until) : OptionalLong.empty();
    }
}
