package io.ovnchassis.controller.nbcfg;

import io.ovnchassis.controller.loop.Clock;

/**
 * When this chassis got to a number of the northbound configuration: one time for all that write it down, though they do
 * so in transactions of two databases, and one of them may have to wait. The main loop only.
 */
public final class NbCfgProgress {
    private final Clock clock;
    private long number;
    private long reachedAtMs;

    public NbCfgProgress(Clock clock) {
        this.clock = clock;
    }

    /** In milliseconds since the epoch: now, the first time that it is asked for this number. */
    public long reachedAtMs(long nbCfg) {
        if (nbCfg != number || reachedAtMs == 0) {
            number = nbCfg;
            reachedAtMs = clock.now().toEpochMilli();
        }
        return reachedAtMs;
    }
}
