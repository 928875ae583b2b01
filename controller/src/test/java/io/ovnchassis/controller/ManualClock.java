package io.ovnchassis.controller;

import io.ovnchassis.controller.loop.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until the test moves it. */
public final class ManualClock implements Clock {
    private Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
    private long nanoTime = 42;

    @Override
    public long nanoTime() {
        return nanoTime;
    }

    @Override
    public Instant now() {
        return now;
    }

    public void pass(Duration duration) {
        now = now.plus(duration);
        nanoTime += duration.toNanos();
    }

    /** Somebody sets the clock on the wall; the time that passes is not affected. */
    public void set(Duration ahead) {
        now = now.plus(ahead);
    }
}
