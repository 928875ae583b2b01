package io.ovnchassis.controller.simulation;

import io.ovnchassis.ovsdb.session.Transport;
import io.ovnchassis.ovsdb.session.Waiter;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits by letting the world go on; the world says when the wait is over. */
final class SimulatedWaiter implements Waiter {
    private final LongSupplier nanoTime;
    private final Runnable pause;
    private BooleanSupplier ready = () -> true;
    private long deadline = FOREVER;
    private boolean wokenUp;

    /** @param pause lets the world go on */
    SimulatedWaiter(LongSupplier nanoTime, Runnable pause) {
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /** Whether whoever waits here has a reason to go on. */
    boolean isReady() {
        return wokenUp || ready.getAsBoolean() || deadline <= now();
    }

    /** How long whoever waits here waits at most; empty when only an event ends it. */
    Optional<Long> remaining() {
        return deadline == FOREVER ? Optional.empty() : Optional.of(Math.max(0, deadline - now()));
    }

    @Override
    public long now() {
        return nanoTime.getAsLong();
    }

    @Override
    public void wakeUp() {
        wokenUp = true;
    }

    @Override
    public void await(long nanos) {
        await(() -> false, nanos);
    }

    @Override
    public void await(Transport transport, int operations, long nanos) {
        await(() -> ((Wire) transport).isReady(operations), nanos);
    }

    private void await(BooleanSupplier event, long nanos) {
        ready = event;
        deadline = nanos == FOREVER ? FOREVER : now() + nanos;
        if (nanos > 0) {
            pause.run();
        }
        wokenUp = false;
    }

    @Override
    public void dispose(Transport transport) {
        ((Wire) transport).close();
        wokenUp = false;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
