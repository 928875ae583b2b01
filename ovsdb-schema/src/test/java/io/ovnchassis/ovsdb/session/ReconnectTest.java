package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the pauses and the log lines to those of OVS's reconnect module, which operators know. */
class ReconnectTest {
    private static final Remote REMOTE = new Remote.Unix(Path.of("/x"));

    private final Reconnect reconnect = new Reconnect();

    @Test
    void theFirstAttemptIsImmediateAndPausesDoubleUpToEightSeconds() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pauses.add(pauseMs());
            reconnect.attemptFailed(REMOTE, "Connection refused");
        }

        assertThat(pauses).containsExactly(0L, 1000L, 2000L, 4000L, 8000L, 8000L);
    }

    @Test
    void failedAttemptsAreLoggedAsOvsDoesAndThenNoMore() {
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 6; i++) {
                reconnect.connecting(REMOTE);
                reconnect.attemptFailed(REMOTE, "Connection refused");
            }

            assertThat(said(log))
                    .containsExactly(
                            "reconnect|INFO|unix:/x: connecting...",
                            "reconnect|INFO|unix:/x: connection attempt failed (Connection refused)",
                            "reconnect|INFO|unix:/x: connecting...",
                            "reconnect|INFO|unix:/x: connection attempt failed (Connection refused)",
                            "reconnect|INFO|unix:/x: waiting 2 seconds before reconnect",
                            "reconnect|INFO|unix:/x: connecting...",
                            "reconnect|INFO|unix:/x: connection attempt failed (Connection refused)",
                            "reconnect|INFO|unix:/x: waiting 4 seconds before reconnect",
                            "reconnect|INFO|unix:/x: connecting...",
                            "reconnect|INFO|unix:/x: connection attempt failed (Connection refused)",
                            "reconnect|INFO|unix:/x: continuing to reconnect in the background but suppressing further"
                                    + " logging");
        }
    }

    @Test
    void eachRemoteHasOneAttemptForFree() {
        reconnect.restart(3);

        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pauses.add(pauseMs());
            reconnect.attemptFailed(REMOTE, "Connection refused");
        }
        assertThat(pauses).containsExactly(0L, 0L, 0L, 1000L);
    }

    @Test
    void whenAServerIsNoLongerFitEveryRemoteHasAnotherAttemptForFree() {
        failTimes(2);
        long lived = Duration.ofSeconds(1).toNanos();
        reconnect.allowFreeAttempts(2, lived);
        reconnect.ended(REMOTE, end(ConnectionEnd.Cause.UNFIT), lived);
        assertThat(pauseMs()).isZero();
        reconnect.attemptFailed(REMOTE, "Connection refused");
        assertThat(pauseMs()).isZero();
        reconnect.attemptFailed(REMOTE, "Connection refused");
        assertThat(pauseMs()).isEqualTo(1000);
    }

    @Test
    void aServerThatIsFitForLessThanASecondIsNotAskedAgainAtOnce() {
        long lived = Duration.ofMillis(999).toNanos();
        reconnect.allowFreeAttempts(2, lived);
        reconnect.ended(REMOTE, end(ConnectionEnd.Cause.UNFIT), lived);
        assertThat(pauseMs()).isEqualTo(1000);
    }

    @Test
    void aConnectionThatLastedIsFollowedByTheShortestPause() {
        failTimes(4);
        reconnect.ended(
                REMOTE,
                end(ConnectionEnd.Cause.CLOSED_BY_PEER),
                Duration.ofMinutes(1).toNanos());
        assertThat(pauseMs()).isEqualTo(1000);
    }

    @Test
    void aConnectionThatWasShorterThanThePauseBeforeItIsAFailure() {
        failTimes(2);
        reconnect.ended(
                REMOTE,
                end(ConnectionEnd.Cause.CLOSED_BY_PEER),
                Duration.ofMillis(10).toNanos());
        assertThat(pauseMs()).isEqualTo(4000);
    }

    @Test
    void anAttemptMayTakeAsLongAsThePauseBeforeItButNeverLessThanASecond() {
        assertThat(reconnect.attemptNanos(REMOTE))
                .isEqualTo(Duration.ofSeconds(1).toNanos());
        failTimes(3);
        assertThat(reconnect.attemptNanos(REMOTE))
                .isEqualTo(Duration.ofSeconds(4).toNanos());
    }

    @Test
    void everyEndIsLoggedWithItsCause() {
        try (CapturedLog log = new CapturedLog()) {
            for (ConnectionEnd.Cause cause : ConnectionEnd.Cause.values()) {
                reconnect.ended(REMOTE, end(cause), Duration.ofMinutes(1).toNanos());
            }

            assertThat(said(log))
                    .containsExactly(
                            "reconnect|INFO|unix:/x: connection closed by peer",
                            "reconnect|WARN|unix:/x: connection dropped (the reason)",
                            "reconnect|WARN|unix:/x: connection dropped (Protocol error)",
                            "reconnect|ERROR|unix:/x: the reason, disconnecting",
                            "reconnect|INFO|unix:/x: connection dropped",
                            "reconnect|INFO|unix:/x: connection dropped",
                            "reconnect|INFO|unix:/x: connection dropped");
        }
    }

    @Test
    void secondsAreWrittenAsOvsWritesThem() {
        assertThat(Reconnect.seconds(Duration.ofSeconds(5).toNanos())).isEqualTo("5");
        assertThat(Reconnect.seconds(Duration.ofNanos(5_012_345_678L).toNanos()))
                .isEqualTo("5.01");
        assertThat(Reconnect.seconds(Duration.ofSeconds(60).toNanos())).isEqualTo("60");
    }

    private void failTimes(int times) {
        for (int i = 0; i < times; i++) {
            reconnect.attemptFailed(REMOTE, "Connection refused");
        }
    }

    private long pauseMs() {
        return Duration.ofNanos(reconnect.pauseNanos()).toMillis();
    }

    private static ConnectionEnd end(ConnectionEnd.Cause cause) {
        return new ConnectionEnd(cause, "the reason");
    }

    /** What was said of these remotes: a session of a test before may still be ending. */
    private static List<String> said(CapturedLog log) {
        return log.lines().stream().filter(line -> line.contains("|unix:/x")).toList();
    }
}
