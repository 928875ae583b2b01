package io.ovnchassis.netlink;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/** Warnings that may come in masses: twenty at once, then five a minute (VLOG_RATE_LIMIT_INIT(5, 20)). Safe on any thread. */
public final class Complaints {
    private static final int BURST = 20;
    private static final long NANOS_EACH = TimeUnit.MINUTES.toNanos(1) / 5;

    private final Logger log;
    private long allowance = BURST;
    private long lastNanos = System.nanoTime();
    private long dropped;

    public Complaints(Logger log) {
        this.log = log;
    }

    public void warn(String text) {
        long missing = pass();
        if (missing > 0) {
            log.warn("Dropped {} log messages due to excessive rate", missing);
        }
        if (missing >= 0) {
            log.warn(text);
        }
    }

    /** How many were dropped since the last one that passed; -1 when this one does not pass either. */
    private synchronized long pass() {
        long earned = (System.nanoTime() - lastNanos) / NANOS_EACH;
        lastNanos += earned * NANOS_EACH;
        allowance = Math.min(BURST, allowance + earned);
        if (allowance == 0) {
            dropped++;
            return -1;
        }
        allowance--;
        long missing = dropped;
        dropped = 0;
        return missing;
    }
}
