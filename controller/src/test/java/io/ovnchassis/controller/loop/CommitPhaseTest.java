package io.ovnchassis.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CommitPhaseTest {
    private static final long IDLE_NANOS = Duration.ofHours(1).toNanos();

    @RegisterExtension
    final LogLines log = LogLines.of("main");

    private final FakeDatabase database = FakeDatabase.southbound();
    private final ManualClock clock = new ManualClock();
    private final Alarm alarm = new Alarm(clock);
    private final Wishes one = new Wishes("one");
    private final Wishes other = new Wishes("other");
    private final CommitPhase phase =
            new CommitPhase("commit-southbound", database.live(), List.of(one, other), this::isReady, clock, alarm);
    private boolean ready = true;

    private boolean isReady() {
        return ready;
    }

    /** Wants a port of its own to be up, as long as the database does not show that. */
    private final class Wishes implements Contributor {
        private final String name;
        private final PortBinding port;
        private final List<Outcome> outcomes = new ArrayList<>();

        Wishes(String name) {
            this.name = name;
            this.port = database.server()
                    .insert(PortBinding.builder().logicalPort(name).up(false));
            database.deliver();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void contribute(Transaction transaction) {
            database.view(PortBinding.TABLE)
                    .get(port.ref())
                    .ifPresent(row -> transaction.edit(PortBinding.TABLE).set(row, PortBinding.UP, Optional.of(true)));
        }

        @Override
        public void concluded(Outcome outcome) {
            outcomes.add(outcome);
        }

        private boolean isWaitedFor() {
            return pending().contains(port.ref().toString());
        }
    }

    private String pending() {
        return database.link().pending().orElse("");
    }

    private void refuse() {
        database.link().refuse("constraint violation");
    }

    /** One iteration as the main loop makes it. */
    private int iterate() {
        alarm.clear();
        return phase.run();
    }

    @Test
    void oneTransactionIsMadeOfWhatAllContributorsWant() {
        assertThat(iterate()).isEqualTo(1);
        assertThat(one.isWaitedFor()).isTrue();
        assertThat(other.isWaitedFor()).isTrue();
    }

    @Test
    void nextTransactionWaitsForTheOutcomeOfTheOneInFlight() {
        iterate();
        assertThat(iterate()).isZero();
        assertThat(database.link().transactions()).hasSize(1);
    }

    @Test
    void contributorsAreToldTheOutcome() {
        iterate();
        database.link().answer();
        assertThat(one.outcomes).singleElement().isInstanceOf(Outcome.Success.class);
        assertThat(other.outcomes).isEqualTo(one.outcomes);
    }

    @Test
    void whatTheDatabaseShowsAlreadyIsNotSent() {
        iterate();
        database.link().answer();
        assertThat(iterate()).isZero();
        assertThat(database.link().transactions()).hasSize(1);
    }

    @Test
    void nobodyIsAskedBeforeWhatTheyKnowCanBeReliedOn() {
        ready = false;
        assertThat(iterate()).isZero();
        assertThat(one.outcomes).isEmpty();
        ready = true;
        assertThat(iterate()).isEqualTo(1);
    }

    @Test
    void nobodyIsAskedWithoutAConnection() {
        database.link().disconnect();
        assertThat(iterate()).isZero();
        assertThat(one.outcomes).isEmpty();
    }

    @Test
    void whatWasLostWithTheConnectionIsSentAgainAfterTheNextOne() {
        iterate();
        database.link().disconnect();
        assertThat(one.outcomes).containsExactly(new Outcome.TryAgain(Outcome.Reason.CONNECTION_LOST));

        database.link().connect();
        assertThat(iterate()).isEqualTo(1);
        database.link().answer();
        assertThat(database.server().rows(PortBinding.TABLE))
                .allSatisfy(port -> assertThat(port.up()).contains(true));
    }

    @Test
    void whatIsToBeTriedAgainIsTriedAgainAtOnceAndTogether() {
        iterate();
        database.link().refuse("timed out");
        assertThat(one.outcomes).containsExactly(new Outcome.TryAgain(Outcome.Reason.CONTENTS_CHANGED));

        assertThat(iterate()).isEqualTo(1);
        assertThat(one.isWaitedFor()).isTrue();
        assertThat(other.isWaitedFor()).isTrue();
    }

    @Test
    void afterARejectionEveryContributorGetsATransactionOfItsOwn() {
        iterate();
        refuse();

        iterate();
        assertThat(one.isWaitedFor()).isTrue();
        assertThat(other.isWaitedFor()).isFalse();
        database.link().answer();

        iterate();
        assertThat(one.isWaitedFor()).isFalse();
        assertThat(other.isWaitedFor()).isTrue();
    }

    @Test
    void contributorThatWantsNothingIsPassedOverWhenTheyTakeTurns() {
        iterate();
        refuse();
        database.server().set(one.port, PortBinding.UP, Optional.of(true));
        database.deliver();

        iterate();
        assertThat(other.isWaitedFor()).isTrue();
    }

    @Test
    void guiltyContributorWaitsWhileTheOthersGoOn() {
        rejectOnlyOne();
        database.server().set(other.port, PortBinding.UP, Optional.of(false));
        database.deliver();

        assertThat(iterate()).isEqualTo(1);
        assertThat(one.isWaitedFor()).isFalse();
        assertThat(other.isWaitedFor()).isTrue();
    }

    @Test
    void guiltyContributorIsTriedAgainAfterASecondAndTheAlarmIsSetForIt() {
        rejectOnlyOne();

        assertThat(iterate()).isZero();
        assertThat(alarm.remaining(IDLE_NANOS)).isEqualTo(Duration.ofSeconds(1).toNanos());
        clock.pass(Duration.ofSeconds(1));
        assertThat(iterate()).isEqualTo(1);
        assertThat(one.isWaitedFor()).isTrue();
    }

    @Test
    void waitDoublesWithEveryRejectionUpToAMinute() {
        rejectOnlyOne();
        for (int seconds : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
            clock.pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(iterate()).as("just before %s s", seconds).isZero();
            clock.pass(Duration.ofNanos(1));
            assertThat(iterate()).as("after %s s", seconds).isEqualTo(1);
            refuse();
            assertThat(iterate()).as("on its own after %s s", seconds).isEqualTo(1);
            refuse();
            assertThat(iterate()).as("the other has nothing to say").isZero();
        }
    }

    @Test
    void contributorThatSucceedsStartsAllOverWithItsNextRejection() {
        rejectOnlyOne();
        clock.pass(Duration.ofSeconds(1));
        iterate();
        database.link().answer();
        database.server().set(one.port, PortBinding.UP, Optional.of(false));
        database.deliver();
        iterate();
        rejectOnlyOneInFlight();

        iterate();
        assertThat(alarm.remaining(IDLE_NANOS)).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void logNamesTheGuiltyContributorAndTheNextTry() {
        rejectOnlyOne();
        assertThat(log.lines())
                .containsExactly(
                        "INFO OVNSB commit failed: the transaction of one was rejected; the next try is in 1 s");
    }

    /** Both want something, and only {@code other} gets it. */
    private void rejectOnlyOne() {
        iterate();
        rejectOnlyOneInFlight();
    }

    private void rejectOnlyOneInFlight() {
        refuse();
        iterate();
        assertThat(one.isWaitedFor()).isTrue();
        refuse();
        iterate();
        database.link().answer();
    }
}
