package io.ovnchassis.ovsdb.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** A clock that a test moves: step by step, or all the time and much faster than the real one. */
final class TestClock implements LongSupplier, AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration PACE = Duration.ofMillis(1);

    private final AtomicLong now = new AtomicLong(1);
    private volatile boolean closed;

    @Override
    public long getAsLong() {
        return now.get();
    }

    /** Lets time pass and the session notice: it sleeps by the real clock. */
    void advance(Duration time, OvsdbSession session) {
        now.addAndGet(time.toNanos());
        session.wakeUp();
    }

    /** Lets a second pass every millisecond from now on. */
    void race(OvsdbSession session) {
        Thread.ofPlatform().daemon().name("clock").start(() -> {
            while (!closed) {
                LockSupport.parkNanos(PACE.toNanos());
                advance(TICK, session);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
    }
}
