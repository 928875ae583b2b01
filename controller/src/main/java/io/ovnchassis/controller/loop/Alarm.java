package io.ovnchassis.controller.loop;

/**
 * When the loop has to run next if nothing else happens. A phase that waits for a moment says so in every iteration, as
 * with the timers of a poll loop; the earliest wish counts. Main loop only.
 */
public final class Alarm {
    private final Clock clock;
    private long earliest;
    private boolean set;

    public Alarm(Clock clock) {
        this.clock = clock;
    }

    /** Asks for an iteration at {@code nanoTime} of the loop's clock. */
    public void at(long nanoTime) {
        if (!set || nanoTime - earliest < 0) {
            earliest = nanoTime;
            set = true;
        }
    }

    /** Asks for another iteration right after this one. */
    public void immediately() {
        at(clock.nanoTime());
    }

    void clear() {
        set = false;
    }

    /** Nanoseconds until the earliest wish, 0 when it is due; {@code idle} when there is none. */
    long remaining(long idle) {
        return set ? Math.max(0, earliest - clock.nanoTime()) : idle;
    }
}
