package io.ovnchassis.controller.ifstatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClaimThrottleTest {
    private static final long NOW = 1_000;

    private final ClaimThrottle throttle = new ClaimThrottle();

    @Test
    void firstClaimMayGoAhead() {
        assertThat(throttle.postponedUntil("lp1", NOW)).isEmpty();
    }

    @Test
    void nextClaimOfThePortWaitsUntilTwoSecondsAfterTheLast() {
        throttle.claimed("lp1", NOW);
        assertThat(throttle.postponedUntil("lp1", NOW)).hasValue(NOW + ClaimThrottle.INTERVAL_NANOS);
        assertThat(throttle.postponedUntil("lp1", NOW + ClaimThrottle.INTERVAL_NANOS - 1))
                .hasValue(NOW + ClaimThrottle.INTERVAL_NANOS);
        assertThat(throttle.postponedUntil("lp1", NOW + ClaimThrottle.INTERVAL_NANOS))
                .isEmpty();
    }

    @Test
    void otherPortsDoNotWait() {
        throttle.claimed("lp1", NOW);
        assertThat(throttle.postponedUntil("lp2", NOW)).isEmpty();
    }

    @Test
    void laterClaimBeginsTheIntervalAnew() {
        throttle.claimed("lp1", NOW);
        throttle.claimed("lp1", NOW + 5);
        assertThat(throttle.postponedUntil("lp1", NOW + 6)).hasValue(NOW + 5 + ClaimThrottle.INTERVAL_NANOS);
    }

    @Test
    void portWaitsJustAsLongAsItsOwnLastClaimIsRecentWhateverElseIsClaimed() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            ClaimThrottle tried = new ClaimThrottle();
            long[] lastClaims = new long[5];
            long now = Long.MAX_VALUE - ClaimThrottle.INTERVAL_NANOS * 10;
            Arrays.fill(lastClaims, now - ClaimThrottle.INTERVAL_NANOS);
            for (int step = 0; step < 100; step++) {
                int port = random.nextInt(lastClaims.length);
                boolean recent = now - lastClaims[port] < ClaimThrottle.INTERVAL_NANOS;
                assertThat(tried.postponedUntil("lp" + port, now).isPresent())
                        .as("seed=%d step=%d", seed, step)
                        .isEqualTo(recent);
                if (random.nextBoolean()) {
                    tried.claimed("lp" + port, now);
                    lastClaims[port] = now;
                }
                now += random.nextLong(ClaimThrottle.INTERVAL_NANOS / 2);
            }
        }
    }
}
