package io.ovnchassis.controller.chassis;

import io.ovnchassis.controller.config.EncapConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Notices that somebody else changes our Chassis row again and again, as another host with the same name does. What was
 * changed a few times, as by hand, is put right at once; from then on each time takes longer, so that two controllers do
 * not keep the whole deployment busy with their fight. Main loop only.
 */
final class Rivalry {
    static final long SHORTEST_WAIT_NANOS = Duration.ofSeconds(1).toNanos();
    static final long LONGEST_WAIT_NANOS = Duration.ofMinutes(1).toNanos();

    /** After this long without a change by somebody else, the next one is the first again. */
    static final long CALM_NANOS = Duration.ofMinutes(5).toNanos();

    /** How many changes are put right at once. */
    private static final int PATIENCE = 3;

    private Optional<Wanted> settled = Optional.empty();
    private int changes;
    private long changedAt;
    private long waitNanos;

    /** What is ours about the row: who else writes it has another host name, or other tunnel end points. */
    record Wanted(String hostname, EncapConfig encaps) {}

    /** The same in the row as it is; {@code foreign} are the tunnel end points that we do not have. */
    record Found(String hostname, Set<String> foreign) {
        private boolean isAs(Wanted wanted) {
            return foreign.isEmpty() && hostname.equals(wanted.hostname());
        }
    }

    /** Looks at the row; says whether somebody else changed it once more than is put right at once. */
    boolean isContested(Wanted wanted, Found found, long nanoTime) {
        if (found.isAs(wanted)) {
            settled = Optional.of(wanted);
            return false;
        }
        if (!settled.equals(Optional.of(wanted))) {
            return false;
        }
        settled = Optional.empty();
        changes = changes > 0 && nanoTime - changedAt < CALM_NANOS ? changes + 1 : 1;
        boolean contested = changes > PATIENCE;
        waitNanos = contested ? Math.clamp(2 * waitNanos, SHORTEST_WAIT_NANOS, LONGEST_WAIT_NANOS) : 0;
        changedAt = nanoTime;
        return contested;
    }

    /** How long the row has to be left as it is; 0 or less when it may be written. */
    long remaining(long nanoTime) {
        return waitNanos > 0 ? changedAt + waitNanos - nanoTime : 0;
    }
}
