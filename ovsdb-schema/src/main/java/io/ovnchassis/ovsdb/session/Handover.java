package io.ovnchassis.ovsdb.session;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from the I/O thread to an owner that may be busy, in order, on a thread of its own, so that the I/O
 * thread never waits for the owner. Bounded by the size of what is under way: when it is full, the I/O thread stops
 * reading until the owner has caught up.
 */
final class Handover {
    /** In characters of JSON. One event may be larger, and is then under way alone. */
    private static final long SIZE_MAX = 64L << 20;

    /** What an event weighs besides the message that it came from. */
    private static final long EVENT_SIZE = 256;

    private static final Logger LOG = LoggerFactory.getLogger("ovsdb_cs");

    private final ExecutorService courier;
    private final Consumer<LinkEvent> owner;
    private final Runnable relieved;
    private final Consumer<String> refused;
    private final AtomicLong size = new AtomicLong();
    private volatile boolean closed;

    /**
     * @param courier carries out one task after the other, on a thread that is not the I/O thread's
     * @param owner takes an event and may block
     * @param relieved called when there is room again
     * @param refused called with a reason when the owner threw, so that it missed an event
     */
    Handover(ExecutorService courier, Consumer<LinkEvent> owner, Runnable relieved, Consumer<String> refused) {
        this.courier = courier;
        this.owner = owner;
        this.relieved = relieved;
        this.refused = refused;
    }

    /** @param chars how much JSON the event came from */
    void put(LinkEvent event, long chars) {
        long weight = chars + EVENT_SIZE;
        size.addAndGet(weight);
        courier.execute(() -> deliver(event, weight));
    }

    boolean isFull() {
        return size.get() >= SIZE_MAX;
    }

    /** Delivers nothing more. An owner that is blocked is interrupted. */
    void close() {
        closed = true;
        courier.shutdownNow();
    }

    private void deliver(LinkEvent event, long weight) {
        if (closed) {
            return;
        }
        try {
            owner.accept(event);
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.error("the owner of a replica failed to take an event", e);
                refused.accept("the owner failed to take an event: " + e);
            }
        }
        long rest = size.addAndGet(-weight);
        if (rest < SIZE_MAX && rest + weight >= SIZE_MAX) {
            relieved.run();
        }
    }
}
