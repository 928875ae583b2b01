package io.ovnchassis.ovsdb.session;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions that nothing signals. */
final class Await {
    private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();

    private Await() {}

    /** Something that waits until it is over, or interrupted. */
    interface Waiting {
        void await() throws InterruptedException;
    }

    static void interruptibly(Waiting waiting) {
        try {
            waiting.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void until(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("waited " + patience + " in vain: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
