package io.ovnchassis.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop parks for up to ten seconds when nothing happens: a test that takes as long has missed its wake-up. */
@Timeout(9)
class MainLoopTest {
    private final Inbox inbox = new Inbox();
    private final Alarm alarm = new Alarm(Clock.system());
    private final List<String> ran = new ArrayList<>();

    private Phase phase(String name, IntSupplier body) {
        return new Phase() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int run() {
                ran.add(name);
                return body.getAsInt();
            }
        };
    }

    private MainLoop loop(Phase... phases) {
        return new MainLoop(inbox, alarm, List.of(phases));
    }

    @Test
    void iterationRunsTheMessagesAndThenThePhasesInOrder() {
        MainLoop loop = loop(phase("compute", () -> 0), phase("commit", () -> 0));
        inbox.execute(() -> ran.add("message"));

        loop.iterate();

        assertThat(ran).containsExactly("message", "compute", "commit");
    }

    @Test
    void pausedLoopRunsMessagesOnlyUntilItIsResumed() {
        MainLoop loop = loop(phase("compute", () -> 1));
        inbox.execute(loop::pause);
        inbox.execute(() -> ran.add("message"));

        assertThat(loop.iterate()).isEqualTo(2);
        assertThat(loop.isPaused()).isTrue();
        inbox.execute(loop::resume);
        loop.iterate();

        assertThat(ran).containsExactly("message", "compute");
    }

    @Test
    void iterationSaysHowMuchWasDone() {
        MainLoop loop = loop(phase("two", () -> 2), phase("one", () -> 1));
        inbox.execute(() -> {});

        assertThat(loop.iterate()).isEqualTo(4);
        assertThat(loop(phase("none", () -> 0)).iterate()).isZero();
    }

    @Test
    void loopThatHasNothingToDoParksUntilAMessageComes() throws Exception {
        CountDownLatch iterated = new CountDownLatch(1);
        MainLoop loop = loop(phase("count", () -> {
            iterated.countDown();
            return 0;
        }));
        Thread thread = start(loop);
        iterated.await();
        awaitParked(thread);

        CompletableFuture<Integer> iterationsWhileParked = new CompletableFuture<>();
        inbox.execute(() -> iterationsWhileParked.complete(ran.size()));

        assertThat(iterationsWhileParked.get()).isEqualTo(1);
        stop(loop, thread);
    }

    @Test
    void loopWakesUpForAnAlarm() throws Exception {
        CountDownLatch iterations = new CountDownLatch(3);
        MainLoop loop = loop(phase("wait", () -> {
            iterations.countDown();
            alarm.at(System.nanoTime() + Duration.ofMillis(5).toNanos());
            return 0;
        }));
        Thread thread = start(loop);

        iterations.await();
        stop(loop, thread);
    }

    @Test
    void alarmOfAnEarlierIterationIsForgotten() {
        MainLoop loop = loop(phase("none", () -> 0));
        alarm.immediately();

        loop.iterate();

        assertThat(alarm.remaining(77)).isEqualTo(77);
    }

    @Test
    void loopDoesNotParkAsLongAsThereIsMoreToDo() throws Exception {
        CountDownLatch left = new CountDownLatch(1000);
        MainLoop loop = loop(phase("work", () -> {
            left.countDown();
            return left.getCount() > 0 ? 1 : 0;
        }));
        Thread thread = start(loop);

        left.await();
        stop(loop, thread);
    }

    @Test
    void phaseMayStopTheLoop() throws InterruptedException {
        List<MainLoop> self = new ArrayList<>();
        MainLoop loop = loop(
                phase("stop", () -> {
                    self.getFirst().stop();
                    return 0;
                }),
                phase("after", () -> 0));
        self.add(loop);

        loop.run();

        assertThat(ran).containsExactly("stop", "after");
    }

    private static Thread start(MainLoop loop) {
        return Thread.ofPlatform().start(() -> {
            try {
                loop.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private void stop(MainLoop loop, Thread thread) throws InterruptedException {
        inbox.execute(loop::stop);
        assertThat(thread.join(Duration.ofSeconds(9))).isTrue();
    }
}
