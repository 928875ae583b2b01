package io.ovnchassis.ovsdb.session;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long to wait before the next attempt to connect, and what is said about it: the rules and the words of OVS's
 * {@code reconnect} module. Each remote has one attempt for free; then the pause is a second, and doubles up to eight
 * with every attempt that fails and every connection that did not even last as long as the pause before it.
 */
final class Reconnect {
    private static final Logger LOG = LoggerFactory.getLogger("reconnect");
    private static final long MIN = Duration.ofSeconds(1).toNanos();
    private static final long MAX = Duration.ofSeconds(8).toNanos();

    /** Upstream's second is too little for a JVM's first handshake, on a host that starts everything at once. */
    private static final long HANDSHAKE_MIN = Duration.ofSeconds(5).toNanos();

    private static final int NANO_DIGITS = 9;

    private long pause;
    private int freeAttempts;

    /** There are new remotes, each of which has an attempt for free. */
    void restart(int remotes) {
        pause = 0;
        freeAttempts = remotes;
    }

    /**
     * A server that was fit is not any more: every remote has another attempt for free, unless that happened so soon that
     * it might happen again and again.
     *
     * @param lived as in {@link #ended}
     */
    void allowFreeAttempts(int remotes, long lived) {
        if (lived >= MIN) {
            freeAttempts = remotes + 1;
        }
    }

    /** The time to wait before the next attempt, in nanoseconds. */
    long pauseNanos() {
        return pause;
    }

    /** The time that an attempt may take, in nanoseconds. */
    long attemptNanos(Remote remote) {
        return Math.max(pause, remote instanceof Remote.Ssl ? HANDSHAKE_MIN : MIN);
    }

    void connecting(Remote remote) {
        if (isTalkative()) {
            LOG.info("{}: connecting...", remote);
        }
    }

    void connected(Remote remote) {
        LOG.info("{}: connected", remote);
    }

    void attemptFailed(Remote remote, String reason) {
        if (isTalkative()) {
            LOG.info("{}: connection attempt failed ({})", remote, reason);
        }
        extendPause(remote);
    }

    void attemptTimedOut(Remote remote) {
        if (isTalkative()) {
            LOG.info("{}: connection attempt timed out", remote);
        }
        extendPause(remote);
    }

    /**
     * A connection has ended.
     *
     * @param lived how long it was of use, in nanoseconds; 0 when it was of none
     */
    void ended(Remote remote, ConnectionEnd end, long lived) {
        switch (end.cause()) {
            case CLOSED_BY_PEER -> LOG.info("{}: connection closed by peer", remote);
            case FAILED -> LOG.warn("{}: connection dropped ({})", remote, end.getMessage());
            case MALFORMED -> LOG.warn("{}: connection dropped (Protocol error)", remote);
            case SILENT -> LOG.error("{}: {}, disconnecting", remote, end.getMessage());
            case UNFIT, RESYNC, ORDERED -> LOG.info("{}: connection dropped", remote);
        }
        if (end.cause() == ConnectionEnd.Cause.ORDERED) {
            return;
        }
        if (freeAttempts > 1 || lived < pause || lived == 0) {
            extendPause(remote);
        } else {
            pause = MIN;
        }
    }

    private void extendPause(Remote remote) {
        if (freeAttempts > 1) {
            freeAttempts--;
            pause = 0;
        } else if (pause < MIN) {
            pause = MIN;
        } else if (pause < MAX / 2) {
            pause *= 2;
            LOG.info("{}: waiting {} seconds before reconnect", remote, seconds(pause));
        } else {
            if (pause < MAX) {
                LOG.info("{}: continuing to reconnect in the background but suppressing further logging", remote);
            }
            pause = MAX;
        }
    }

    /** Whether the log is still worth filling. */
    private boolean isTalkative() {
        return pause < MAX;
    }

    /** As C's {@code %.3g} writes it: {@code 2}, {@code 5.01}. */
    static String seconds(long nanos) {
        BigDecimal seconds = BigDecimal.valueOf(nanos, NANO_DIGITS);
        return seconds.round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }
}
