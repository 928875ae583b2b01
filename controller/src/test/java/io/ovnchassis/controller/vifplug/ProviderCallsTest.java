package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderCallsTest {
    private static final PlugDecision.Plug DECISION = new PlugDecision.Plug("rep0");
    private static final Duration LIMIT = FakeWorkers.LIMIT;

    private final ManualClock clock = new ManualClock();
    private final FakeWorkers workers = new FakeWorkers();
    private final List<Note> notes = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private final ScriptedProvider scripted = new ScriptedProvider("test").plugging(_ -> DECISION);
    private final ProviderRegistry registry = workers.registry(clock, notes::add, List.of(scripted));
    private final HostedProvider provider = registry.provider("test").orElseThrow();

    @Test
    void theLoopGoesOnWhileAProviderThinks() {
        workers.byHand();

        ask("a");
        assertThat(results).isEmpty();

        workers.last().runAll();
        assertThat(results).containsExactly("a: " + DECISION);
    }

    @Test
    void aCallThatOverrunsIsThatPortsFailureAndTheNextWorkerServesTheOthers() {
        workers.byHand();
        ask("a");
        ask("b");
        workers.last().begin();

        clock.pass(LIMIT.minusNanos(1));
        registry.checkDeadlines(clock.nanoTime());
        assertThat(results).isEmpty();
        assertThat(registry.nextDeadline(clock.nanoTime())).hasValue(clock.nanoTime() + 1);

        clock.pass(Duration.ofNanos(1));
        registry.checkDeadlines(clock.nanoTime());
        assertThat(results).containsExactly("a: provider test failed in prepare: no answer within 2000 ms");
        assertThat(notes)
                .extracting(Note::text)
                .containsExactly("VIF plug provider test failed in prepare for lport a: no answer within 2000 ms");

        assertThat(workers.started).hasSize(2);
        workers.last().runAll();
        assertThat(results).last().isEqualTo("b: " + DECISION);
    }

    @Test
    void aStartMayTakeFifteenTimesAsLong() {
        FakeWorkers slow = new FakeWorkers();
        slow.byHand();
        ProviderRegistry starting = slow.registry(clock, notes::add, List.of(new ScriptedProvider("slow")));
        slow.last().begin();
        clock.pass(LIMIT.multipliedBy(15).minusNanos(1));
        starting.checkDeadlines(clock.nanoTime());
        assertThat(notes).isEmpty();

        clock.pass(Duration.ofNanos(1));
        starting.checkDeadlines(clock.nanoTime());
        assertThat(notes)
                .singleElement()
                .extracting(Note::text)
                .asString()
                .endsWith("is not used: provider slow failed in start: no answer within 30000 ms");
    }

    @Test
    void theTimeThatACallWaitsForItsTurnDoesNotCount() {
        workers.byHand();
        ask("a");
        ask("b");
        workers.last().begin();
        clock.pass(LIMIT.dividedBy(2));
        workers.last().finish();
        workers.last().begin();
        clock.pass(LIMIT.minusNanos(1));

        registry.checkDeadlines(clock.nanoTime());

        assertThat(workers.started).hasSize(1);
    }

    @Test
    void aLateAnswerIsDroppedAndItsProviderToldThatItWas() {
        workers.byHand();
        FakeWorkers.FakeWorker hanging = workers.last();
        ask("a");
        overrun(hanging);
        results.clear();

        hanging.finish();
        assertThat(results).isEmpty();

        workers.last().runAll();
        assertThat(scripted.calls).containsExactly("prepare a", "aborted a");
    }

    @Test
    void outcomesAreToldInOrderAlsoByTheNextWorker() {
        workers.byHand();
        FakeWorkers.FakeWorker hanging = workers.last();
        ask("a");
        provider.committed(request("b"), DECISION);
        provider.aborted(request("c"), DECISION);
        overrun(hanging);
        provider.committed(request("d"), DECISION);

        workers.last().runAll();

        assertThat(scripted.calls).containsExactly("committed b", "aborted c", "committed d");
    }

    @Test
    void afterFiveFailuresInARowItIsSuspendedAndWhatWaitsIsTakenBack() {
        scripted.plugging(_ -> {
            throw new IllegalStateException("no driver");
        });
        workers.byHand();
        for (int port = 0; port < 7; port++) {
            ask("p" + port);
        }
        provider.committed(request("owed"), DECISION);

        workers.last().runAll();

        long until = clock.nanoTime() + Duration.ofSeconds(10).toNanos();
        assertThat(results).hasSize(7).contains("p5: not before " + until, "p6: not before " + until);
        assertThat(scripted.calls).hasSize(6).endsWith("committed owed");
        assertThat(notes)
                .extracting(Note::text)
                .last()
                .isEqualTo("VIF plug provider test is suspended for 10 s, its ports wait: provider test failed in"
                        + " prepare: java.lang.IllegalStateException: no driver");
        assertThat(registry.reports().getFirst().suspendedUntil())
                .contains(clock.now().plusSeconds(10));
    }

    @Test
    void theNextFailureSuspendsItTwiceAsLongAndASuccessMakesAllGood() {
        scripted.plugging(request -> {
            if (request.logicalPort().equals("bad")) {
                throw new IllegalStateException("no driver");
            }
            return DECISION;
        });
        for (int i = 0; i < 5; i++) {
            ask("bad");
        }
        ask("good");
        assertThat(results).last().asString().startsWith("good: not before");

        clock.pass(Duration.ofSeconds(10));
        ask("bad");
        ask("good");
        assertThat(results)
                .last()
                .isEqualTo("good: not before "
                        + (clock.nanoTime() + Duration.ofSeconds(20).toNanos()));

        clock.pass(Duration.ofSeconds(20));
        ask("good");
        assertThat(results).last().isEqualTo("good: " + DECISION);
        ask("bad");
        ask("good");
        assertThat(results).last().isEqualTo("good: " + DECISION);
    }

    @Test
    void aProviderThatHangsForEverCostsABoundedNumberOfThreads() {
        workers.byHand();
        for (int i = 0; i < 50; i++) {
            ask("p" + i);
            FakeWorkers.FakeWorker worker = workers.last();
            if (worker.begin()) {
                clock.pass(LIMIT);
            }
            registry.checkDeadlines(clock.nanoTime());
            clock.pass(Duration.ofMinutes(6));
        }

        assertThat(workers.started).hasSize(ProviderCalls.ABANDONED_MAX);
        assertThat(results).hasSize(50).last().asString().contains("not before");
        assertThat(registry.reports().getFirst().hanging()).isEqualTo(ProviderCalls.ABANDONED_MAX);
    }

    @Test
    void whenOneOfTheHangingCallsComesBackItIsServedAgain() {
        workers.byHand();
        for (int i = 0; i < ProviderCalls.ABANDONED_MAX; i++) {
            ask("p" + i);
            overrun(workers.last());
        }
        provider.committed(request("owed"), DECISION);
        workers.started.getFirst().finish();
        clock.pass(Duration.ofMinutes(10));

        ask("again");
        workers.last().runAll();

        assertThat(results).last().isEqualTo("again: " + DECISION);
        assertThat(scripted.calls).containsSubsequence("committed owed", "prepare again");
    }

    @Test
    void itIsCountedHowCallsWentAndHowLongTheyTook() {
        workers.byHand();
        for (int i = 1; i <= 100; i++) {
            ask("p" + i);
            workers.last().begin();
            clock.pass(Duration.ofMillis(i));
            workers.last().finish();
        }

        ProviderReport.Calls calls = registry.reports().getFirst().calls();

        assertThat(calls.count()).isEqualTo(101); // with the start
        assertThat(calls.failures()).isZero();
        assertThat(calls.p50()).isBetween(Duration.ofMillis(49), Duration.ofMillis(51));
        assertThat(calls.p99()).isBetween(Duration.ofMillis(98), Duration.ofMillis(100));
        assertThat(calls.max()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void onceClosedItIsToldNothingMore() {
        workers.byHand();
        ask("a");

        provider.close(() -> results.add("closed"));
        provider.committed(request("late"), DECISION);
        workers.last().runAll();

        assertThat(scripted.calls).containsExactly("close");
        assertThat(results).hasSize(2).last().isEqualTo("closed");
        assertThat(workers.last().isEnded()).isTrue();
    }

    private void overrun(FakeWorkers.FakeWorker worker) {
        worker.begin();
        clock.pass(LIMIT);
        registry.checkDeadlines(clock.nanoTime());
    }

    private static PlugRequest request(String logicalPort) {
        return new PlugRequest(logicalPort, Map.of(), Optional.empty());
    }

    private void ask(String logicalPort) {
        provider.prepare(
                request(logicalPort),
                result -> results.add(logicalPort + ": "
                        + switch (result) {
                            case CallResult.Answered<PlugDecision>(PlugDecision decision) -> decision;
                            case CallResult.Failed<PlugDecision>(String reason) -> reason;
                            case CallResult.NotAsked<PlugDecision>(long until) -> "not before " + until;
                        }));
    }
}
