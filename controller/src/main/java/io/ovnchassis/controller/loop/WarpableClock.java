package io.ovnchassis.controller.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock whose intervals can be stopped and moved on: {@code time/stop} and {@code time/warp}, with which tests reach
 * what happens after minutes. The time of day is not affected. Safe to use from any thread.
 */
public final class WarpableClock implements Clock {
    private final Clock real;
    private final AtomicReference<Course> course = new AtomicReference<>(new Running(0));

    /** How this clock goes: {@code ahead} nanoseconds of the real one, or not at all. */
    private sealed interface Course {
        long ahead();
    }

    private record Running(long ahead) implements Course {}

    private record Stopped(long at, long ahead) implements Course {}

    public WarpableClock(Clock real) {
        this.real = real;
    }

    @Override
    public long nanoTime() {
        return switch (course.get()) {
            case Running(long ahead) -> real.nanoTime() + ahead;
            case Stopped(long at, long ahead) -> at + ahead;
        };
    }

    @Override
    public Instant now() {
        return real.now();
    }

    /** From now on only {@link #warp} makes time pass. */
    public void stop() {
        course.updateAndGet(before -> new Stopped(real.nanoTime(), before.ahead()));
    }

    /** Makes this much time pass at once. */
    public void warp(Duration duration) {
        course.updateAndGet(before -> switch (before) {
            case Running(long ahead) -> new Running(ahead + duration.toNanos());
            case Stopped(long at, long ahead) -> new Stopped(at, ahead + duration.toNanos());
        });
    }
}
