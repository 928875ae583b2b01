package io.ovnchassis.ovsdb.session;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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

    private record Parcel(LinkEvent event, long size) {}

    private final Consumer<LinkEvent> owner;
    private final Runnable relieved;
    private final Consumer<String> refused;
    private final BlockingQueue<Parcel> parcels = new LinkedBlockingQueue<>();
    private final AtomicLong size = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param owner takes an event and may block
     * @param relieved called when there is room again
     * @param refused called with a reason when the owner threw, so that it missed an event
     */
    Handover(String name, Consumer<LinkEvent> owner, Runnable relieved, Consumer<String> refused) {
        this.owner = owner;
        this.relieved = relieved;
        this.refused = refused;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** @param chars how much JSON the event came from */
    void put(LinkEvent event, long chars) {
        long weight = chars + EVENT_SIZE;
        size.addAndGet(weight);
        parcels.add(new Parcel(event, weight));
    }

    boolean isFull() {
        return size.get() >= SIZE_MAX;
    }

    /** Delivers nothing more. An owner that is blocked is interrupted. */
    void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closed) {
                deliver(parcels.take());
            }
        } catch (InterruptedException e) {
            // Only close() interrupts: there is nothing left to do.
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Parcel parcel) {
        try {
            owner.accept(parcel.event());
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.error("the owner of a replica failed to take an event", e);
                refused.accept("the owner failed to take an event: " + e);
            }
        }
        long rest = size.addAndGet(-parcel.size());
        if (rest < SIZE_MAX && rest + parcel.size() >= SIZE_MAX) {
            relieved.run();
        }
    }
}
