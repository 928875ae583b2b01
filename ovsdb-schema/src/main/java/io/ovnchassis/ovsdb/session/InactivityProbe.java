package io.ovnchassis.ovsdb.session;

import java.time.Duration;

/**
 * Finds out that a peer is gone which does not say so: after an interval of silence it is due to be probed, and after
 * another one to be given up. The caller reads whatever has arrived before it asks, lest its own delay be taken for the
 * peer's silence.
 */
final class InactivityProbe {
    enum Due {
        NOTHING,
        PROBE,
        GIVING_UP
    }

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private long interval;
    private long since;
    private boolean probing;

    /** @param now the time in nanoseconds; so is every {@code now} here */
    InactivityProbe(Duration interval, long now) {
        interval(interval);
        this.since = now;
    }

    /** Zero turns probing off; anything less than a second is taken for one. */
    void interval(Duration newInterval) {
        boolean shorter = !newInterval.isZero() && newInterval.compareTo(SHORTEST) < 0;
        interval = (shorter ? SHORTEST : newInterval).toNanos();
    }

    /** The peer has shown that it is there. */
    void activity(long now) {
        since = now;
        probing = false;
    }

    /** What is to be done now. A probe that is due counts as sent. */
    Due due(long now) {
        if (remaining(now) > 0) {
            return Due.NOTHING;
        }
        if (probing) {
            return Due.GIVING_UP;
        }
        probing = true;
        since = now;
        return Due.PROBE;
    }

    /** The time until something is due, in nanoseconds; {@link Waiter#FOREVER} for never. */
    long remaining(long now) {
        return interval == 0 ? Waiter.FOREVER : Math.max(0, since + interval - now);
    }

    /** How long there was silence since the peer was heard, or since the probe, in nanoseconds. */
    long silence(long now) {
        return now - since;
    }
}
