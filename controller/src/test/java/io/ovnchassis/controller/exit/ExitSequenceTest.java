package io.ovnchassis.controller.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.controller.loop.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExitSequenceTest {
    @RegisterExtension
    final LogLines log = LogLines.of("main");

    private final List<String> replies = new ArrayList<>();
    private final ManualClock clock = new ManualClock();
    private final Alarm alarm = new Alarm(clock);
    private Optional<Boolean> cleanupConfigured = Optional.of(true);
    private boolean clean;
    private boolean stopped;
    private final ExitSequence exit =
            new ExitSequence(() -> cleanupConfigured, () -> clean, clock, alarm, () -> stopped = true);

    private void request(boolean restart) {
        exit.request(restart, new Reply() {
            @Override
            public void success(String text) {
                replies.add("success " + text);
            }

            @Override
            public void error(String text) {
                replies.add("error " + text);
            }
        });
    }

    @Test
    void loopGoesOnAsLongAsNobodyAsksForTheEnd() {
        clean = true;
        assertThat(exit.run()).isZero();
        assertThat(exit.isRequested()).isFalse();
        assertThat(stopped).isFalse();
    }

    @Test
    void endWaitsUntilEverythingIsCleanedUp() {
        request(false);
        assertThat(exit.isRequested()).isTrue();
        assertThat(exit.run()).isZero();
        assertThat(exit.isCleaningUp()).isTrue();
        assertThat(replies).isEmpty();

        clean = true;
        assertThat(exit.run()).isEqualTo(1);
        assertThat(stopped).isTrue();
        assertThat(replies).containsExactly("success ");
        assertThat(log.lines()).containsExactly("INFO Exiting ovn-controller, resource cleanup: True");
    }

    @Test
    void restartLeavesEverythingAsItIs() {
        request(true);
        assertThat(exit.isCleaningUp()).isFalse();
        assertThat(exit.run()).isEqualTo(1);
        assertThat(stopped).isTrue();
        assertThat(replies).containsExactly("success ");
        assertThat(log.lines()).containsExactly("INFO Exiting ovn-controller, resource cleanup: False (--restart)");
    }

    @Test
    void configurationMayForbidTheCleanup() {
        cleanupConfigured = Optional.of(false);
        request(false);
        assertThat(exit.run()).isEqualTo(1);
        assertThat(log.lines()).containsExactly("INFO Exiting ovn-controller, resource cleanup: False (--restart)");
    }

    @Test
    void everybodyWhoAskedIsAnsweredAndTheFirstDecidesHow() {
        request(false);
        request(true);
        exit.run();
        assertThat(exit.isCleaningUp()).isTrue();
        clean = true;
        exit.run();
        assertThat(replies).containsExactly("success ", "success ");
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void configurationThatChangesAfterTheDecisionChangesNothing() {
        request(false);
        exit.run();
        cleanupConfigured = Optional.of(false);
        exit.run();
        assertThat(exit.isCleaningUp()).isTrue();
    }

    @Test
    void nobodyIsAnsweredTwice() {
        request(true);
        exit.run();
        exit.run();
        assertThat(replies).hasSize(1);
    }

    @Test
    void endThatIsAskedForBeforeTheConfigurationWasReadWaitsForIt() {
        cleanupConfigured = Optional.empty();
        clean = true;
        request(false);
        assertThat(exit.isRequested()).isTrue();
        assertThat(exit.isCleaningUp()).isFalse();
        assertThat(exit.run()).isZero();
        assertThat(log.lines()).isEmpty();

        cleanupConfigured = Optional.of(false);
        assertThat(exit.run()).isEqualTo(1);
        assertThat(log.lines()).containsExactly("INFO Exiting ovn-controller, resource cleanup: False (--restart)");
    }

    @Test
    void endDoesNotWaitForADatabaseThatIsNotThere() {
        cleanupConfigured = Optional.empty();
        request(false);
        clock.pass(ExitSequence.PATIENCE.minusMillis(1));
        assertThat(exit.run()).isZero();
        clock.pass(Duration.ofMillis(1));
        assertThat(exit.run()).isEqualTo(1);
        assertThat(stopped).isTrue();
        assertThat(log.lines())
                .containsExactly(
                        "INFO the local database has not been read, nothing is known that could be cleaned up",
                        "INFO Exiting ovn-controller, resource cleanup: False (--restart)");
    }
}
