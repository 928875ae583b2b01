package io.ovnchassis.controller.vlog;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.event.Level;

/**
 * A logger that says the same thing only so often (vlog's {@code VLOG_RATE_LIMIT_INIT} and {@code VLOG_*_RL}). All
 * messages logged through one instance draw on one allowance; what was dropped is summed up before the next one that
 * passes. {@code vlog/disable-rate-limit} lets all messages of a module pass. Every method says whether the message
 * passed. Safe on any thread.
 */
public final class RateLimitedLog {
    /** The marker of the question whether the module is limited; see {@link RateLimitFilter}. */
    static final String LIMITED = "vlog-rate-limited";

    private final Logger log;
    private final Marker limited = MarkerFactory.getMarker(LIMITED);
    private final LongSupplier nanoClock;
    private final TokenBucket bucket;
    private int dropped;
    private long firstDroppedSec;
    private long lastDroppedSec;

    /**
     * @param perMinute messages per minute in the long run
     * @param burst messages that may come at once after a pause, the first ones included
     * @param nanoClock a monotonic clock in nanoseconds, such as {@code System::nanoTime}
     */
    public RateLimitedLog(Logger log, int perMinute, int burst, LongSupplier nanoClock) {
        this.log = log;
        this.nanoClock = nanoClock;
        this.bucket = new TokenBucket(perMinute, burst, nowMs());
    }

    /** Like {@link Logger#error(String, Object...)}, if the allowance permits. */
    public boolean error(String format, @Nullable Object... arguments) {
        boolean passes = passes(Level.ERROR);
        if (passes) {
            log.error(format, arguments);
        }
        return passes;
    }

    /** Like {@link Logger#warn(String, Object...)}, if the allowance permits. */
    public boolean warn(String format, @Nullable Object... arguments) {
        boolean passes = passes(Level.WARN);
        if (passes) {
            log.warn(format, arguments);
        }
        return passes;
    }

    /** Like {@link Logger#info(String, Object...)}, if the allowance permits. */
    public boolean info(String format, @Nullable Object... arguments) {
        boolean passes = passes(Level.INFO);
        if (passes) {
            log.info(format, arguments);
        }
        return passes;
    }

    /** Like {@link Logger#debug(String, Object...)}, if the allowance permits. */
    public boolean debug(String format, @Nullable Object... arguments) {
        boolean passes = passes(Level.DEBUG);
        if (passes) {
            log.debug(format, arguments);
        }
        return passes;
    }

    /** A message of a level that is off costs nothing and is not counted as dropped. */
    private boolean passes(Level level) {
        if (!log.isEnabledForLevel(level)) {
            return false;
        }
        if (!log.isErrorEnabled(limited)) {
            return true;
        }
        Optional<String> summary;
        synchronized (this) {
            long nowMs = nowMs();
            long nowSec = TimeUnit.MILLISECONDS.toSeconds(nowMs);
            if (!bucket.withdraw(nowMs)) {
                firstDroppedSec = dropped == 0 ? nowSec : firstDroppedSec;
                lastDroppedSec = nowSec;
                dropped++;
                return false;
            }
            summary = takeSummary(nowSec);
        }
        summary.ifPresent(text -> log.atLevel(level).log(text));
        return true;
    }

    private Optional<String> takeSummary(long nowSec) {
        if (dropped == 0) {
            return Optional.empty();
        }
        String text = String.format(
                Locale.ROOT,
                "Dropped %d log messages in last %d seconds (most recently, %d seconds ago) due to excessive rate",
                dropped,
                nowSec - firstDroppedSec,
                nowSec - lastDroppedSec);
        dropped = 0;
        return Optional.of(text);
    }

    private long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(nanoClock.getAsLong());
    }
}
