package io.ovnchassis.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InboxTest {
    private final Inbox inbox = new Inbox();

    @Test
    void messagesAreRunInTheOrderInWhichTheyWerePosted() {
        List<String> ran = new ArrayList<>();
        inbox.execute(() -> ran.add("first"));
        inbox.execute(() -> ran.add("second"));

        assertThat(inbox.drain()).isEqualTo(2);
        assertThat(ran).containsExactly("first", "second");
        assertThat(inbox.drain()).isZero();
    }

    @Test
    void waitingEndsWithTheFirstMessage() throws InterruptedException {
        AtomicInteger ran = new AtomicInteger();
        inbox.execute(ran::incrementAndGet);
        inbox.execute(ran::incrementAndGet);

        assertThat(inbox.await(Long.MAX_VALUE)).isTrue();
        assertThat(ran).hasValue(1);
    }

    @Test
    void waitingEndsWhenTheTimeIsUp() throws InterruptedException {
        assertThat(inbox.await(1)).isFalse();
    }

    @Test
    void messageThatPostsAnotherOneForEverDoesNotKeepTheLoopFromItsPhases() {
        inbox.execute(new Runnable() {
            @Override
            public void run() {
                inbox.execute(this);
            }
        });

        assertThat(inbox.drain()).isPositive();
    }

    @Test
    void threadThatPostsToAFullInboxWaitsUntilThereIsRoomAndNothingIsLost() throws InterruptedException {
        int messages = 10_000;
        AtomicInteger ran = new AtomicInteger();
        Thread poster = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < messages; i++) {
                inbox.execute(ran::incrementAndGet);
            }
        });
        awaitState(poster, Thread.State.WAITING);

        assertThat(inbox.drain()).isLessThan(messages);
        while (poster.isAlive()) {
            inbox.drain();
        }
        inbox.drain();

        assertThat(ran).hasValue(messages);
    }

    @Test
    void interruptedThreadPostsNothingAndStaysInterrupted() throws InterruptedException {
        CountDownLatch stillInterrupted = new CountDownLatch(1);
        Thread poster = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                inbox.execute(() -> {});
            }
            stillInterrupted.countDown();
        });
        awaitState(poster, Thread.State.WAITING);
        poster.interrupt();

        assertThat(stillInterrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(poster.join(Duration.ofSeconds(10))).isTrue();
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }
}
