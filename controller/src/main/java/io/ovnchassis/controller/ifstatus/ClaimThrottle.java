package io.ovnchassis.controller.ifstatus;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two chassis that both think a port is theirs from taking it from each other as fast as they can: whoever took it
 * less than two seconds ago waits before taking it back. Main loop only.
 */
final class ClaimThrottle {
    static final long INTERVAL_NANOS = Duration.ofSeconds(2).toNanos();

    /** In the order of the claims, so that those that no longer matter are at the front. */
    private final Map<String, Long> lastClaims = new LinkedHashMap<>();

    /** Until when a claim has to wait; empty when it may go ahead. */
    OptionalLong postponedUntil(String logicalPort, long nanoTime) {
        @Nullable Long lastClaim = lastClaims.get(logicalPort);
        return lastClaim == null || nanoTime - lastClaim >= INTERVAL_NANOS
                ? OptionalLong.empty()
                : OptionalLong.of(lastClaim + INTERVAL_NANOS);
    }

    void claimed(String logicalPort, long nanoTime) {
        lastClaims.remove(logicalPort);
        lastClaims.put(logicalPort, nanoTime);
        var oldest = lastClaims.values().iterator();
        while (oldest.hasNext() && nanoTime - oldest.next() >= INTERVAL_NANOS) {
            oldest.remove();
        }
    }
}
