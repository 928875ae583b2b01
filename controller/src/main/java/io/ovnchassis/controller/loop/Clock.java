package io.ovnchassis.controller.loop;

import java.time.Instant;
import java.time.InstantSource;

/** The time, as the only way to it: a simulation brings its own. Safe to use from any thread. */
public interface Clock {
    /** Nanoseconds since an arbitrary point, never going back: for intervals. */
    long nanoTime();

    /** The time of day: for what is written to a database or shown to a person. */
    Instant now();

    /** The time of day when {@link #nanoTime} is {@code nanoTime}, as far as can be said now. */
    default Instant instantOf(long nanoTime) {
        return now().plusNanos(nanoTime - nanoTime());
    }

    /** Begins with the time of day, and goes on with {@link #nanoTime}: who sets the machine's clock does not move it. */
    default InstantSource steady() {
        Instant begin = now();
        long beginNanos = nanoTime();
        return () -> begin.plusNanos(nanoTime() - beginNanos);
    }

    /** The clock of the machine. */
    static Clock system() {
        return new Clock() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }
        };
    }
}
