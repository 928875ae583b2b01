package io.ovnchassis.controller.sandbox;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for something by looking again and again, and says what was last seen when it does not come.
 *
 * <p>A {@link SandboxFailure} of the look itself means "not yet": while a server is being restarted, the tools that ask it
 * fail.
 */
public final class Await {
    /** Long enough for a busy machine; something that takes longer is broken. */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    private static final long PAUSE_MS_MIN = 2;
    private static final long PAUSE_MS_MAX = 100;

    private Await() {}

    /** Waits at most {@link #LIMIT} until a condition holds. {@code what} completes "waited for ...". */
    public static void until(String what, BooleanSupplier condition) {
        until(what, condition::getAsBoolean, Boolean::booleanValue);
    }

    /** Waits at most {@link #LIMIT} until what is observed is as wanted, and returns it. */
    public static <T> T until(String what, Supplier<T> observe, Predicate<? super T> wanted) {
        return until(what, LIMIT, observe, wanted);
    }

    /**
     * Waits until what is observed is as wanted, and returns it.
     *
     * @throws SandboxFailure when the limit has passed; its message ends with the last observation
     */
    public static <T> T until(String what, Duration limit, Supplier<T> observe, Predicate<? super T> wanted) {
        long start = System.nanoTime();
        long pauseMs = PAUSE_MS_MIN;
        while (true) {
            String seen;
            try {
                T observed = observe.get();
                if (wanted.test(observed)) {
                    return observed;
                }
                seen = String.valueOf(observed);
            } catch (SandboxFailure notYet) {
                seen = String.valueOf(notYet.getMessage());
            }
            if (System.nanoTime() - start >= limit.toNanos()) {
                throw new SandboxFailure("waited " + limit.toMillis() + " ms for " + what + "; last seen: " + seen);
            }
            pause(what, pauseMs);
            pauseMs = Math.min(2 * pauseMs, PAUSE_MS_MAX);
        }
    }

    private static void pause(String what, long pauseMs) {
        try {
            Thread.sleep(pauseMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted while waiting for " + what, e);
        }
    }
}
