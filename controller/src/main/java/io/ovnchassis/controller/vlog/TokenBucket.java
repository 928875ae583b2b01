package io.ovnchassis.controller.vlog;

/**
 * vlog's token bucket: full at first, it gains {@code perMinute} messages per minute up to {@code burst}. Not
 * thread-safe.
 */
final class TokenBucket {
    /** One message costs this much; {@code perMinute} of it are gained per millisecond. */
    private static final long MESSAGE = 60_000;

    private final long perMinute;
    private final long capacity;
    private long tokens;
    private long filledAtMs;

    TokenBucket(int perMinute, int burst, long nowMs) {
        this.perMinute = perMinute;
        this.capacity = burst * MESSAGE;
        this.tokens = capacity;
        this.filledAtMs = nowMs;
    }

    /** Takes one message out, or returns false where there is none left. */
    boolean withdraw(long nowMs) {
        // Longer than this cannot fill it further, and would only overflow.
        long elapsedMs = Math.clamp(nowMs - filledAtMs, 0, capacity);
        tokens = Math.min(capacity, tokens + elapsedMs * perMinute);
        filledAtMs = nowMs;
        if (tokens < MESSAGE) {
            return false;
        }
        tokens -= MESSAGE;
        return true;
    }
}
