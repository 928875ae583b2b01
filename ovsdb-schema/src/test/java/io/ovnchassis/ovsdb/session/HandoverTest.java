package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private static final long LARGE = 40L << 20;

    private final BlockingQueue<LinkEvent> delivered = new LinkedBlockingQueue<>();
    private final Semaphore permits = new Semaphore(0);
    private final ExecutorService courier = Platform.ofHost().courier("test");
    private final AtomicInteger relieved = new AtomicInteger();
    private final List<String> refused = new CopyOnWriteArrayList<>();

    @Test
    void eventsArriveInOrder() throws InterruptedException {
        Handover handover = new Handover(courier, delivered::add, relieved::incrementAndGet, refused::add);
        handover.put(new LinkEvent.Disconnected("1"), 1);
        handover.put(new LinkEvent.Disconnected("2"), 1);

        assertThat(delivered.take()).isEqualTo(new LinkEvent.Disconnected("1"));
        assertThat(delivered.take()).isEqualTo(new LinkEvent.Disconnected("2"));
        handover.close();
    }

    @Test
    void itIsFullWhileTheOwnerIsBehindAndThenSaysThatThereIsRoom() {
        Handover handover = new Handover(
                courier, event -> permits.acquireUninterruptibly(), relieved::incrementAndGet, refused::add);
        handover.put(new LinkEvent.Disconnected("1"), LARGE);
        assertThat(handover.isFull()).isFalse();
        handover.put(new LinkEvent.Disconnected("2"), LARGE);
        assertThat(handover.isFull()).isTrue();

        permits.release(1);
        Await.until("there is room again", Duration.ofSeconds(10), () -> relieved.get() == 1);
        assertThat(handover.isFull()).isFalse();
        permits.release(1);
        handover.close();
    }

    @Test
    void anOwnerThatThrowsIsReportedAndStillHearsTheRest() throws InterruptedException {
        Handover handover = new Handover(
                courier,
                event -> {
                    delivered.add(event);
                    if (delivered.size() == 1) {
                        throw new IllegalStateException("oops");
                    }
                },
                relieved::incrementAndGet,
                refused::add);
        handover.put(new LinkEvent.Disconnected("1"), 1);
        handover.put(new LinkEvent.Disconnected("2"), 1);

        Await.until("both were delivered", Duration.ofSeconds(10), () -> delivered.size() == 2);
        assertThat(refused).containsExactly("the owner failed to take an event: java.lang.IllegalStateException: oops");
        handover.close();
    }
}
