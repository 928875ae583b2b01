package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.Change;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What goes from the reader of a socket to the thread that calls the listeners. Bounded: when a change does not fit, its
 * whole kind counts as lost, and those of its changes that still wait are thrown away, because they will be made up for
 * all together.
 */
final class EventQueue {
    /*
     * When may everything be asked for anew? Not before the reader has seen the socket empty, if it was the kernel that
     * lost messages. What lies in the socket at that time is older than the loss: applied on top of the answer, it
     * would bring back what is gone, and nothing would ever take it away again. After that the stream is whole, and it
     * does no harm that its first part is already in the answer: the last word on each object is the right one.
     */

    /** What the thread that calls the listeners has to do next. */
    sealed interface Item {
        /** Tell of a change. */
        record Event<T>(Kind<T> kind, Change<T> change) implements Item {}

        /** Changes of these kinds were lost. */
        record Losses(Set<Kind<?>> kinds) implements Item {}

        /** Everything that was sent before somebody asked for this has been queued before this. */
        record Flush(CountDownLatch done) implements Item {}

        /** Nothing, or something else than what the queue knows of. */
        record Idle() implements Item {}
    }

    private static final Item IDLE = new Item.Idle();

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final ArrayDeque<Item.Event<?>> events = new ArrayDeque<>();
    private final ArrayDeque<CountDownLatch> flushes = new ArrayDeque<>();
    private final Set<Kind<?>> lost = new HashSet<>();
    private boolean hasStaleBehind;
    private boolean poked;

    EventQueue(int capacity) {
        this.capacity = capacity;
    }

    /** From the reader: a change. Says whether it is in the queue, or was lost. */
    <T> boolean offer(Kind<T> kind, Change<T> change) {
        lock.lock();
        try {
            if (lost.contains(kind)) {
                return false;
            }
            if (events.size() >= capacity) {
                lose(kind);
                return false;
            }
            events.add(new Item.Event<>(kind, change));
            news.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void lose(Kind<?> kind) {
        lost.add(kind);
        events.removeIf(event -> event.kind().equals(kind));
        news.signal();
    }

    /** From the reader: the kernel lost messages, and what is still in the socket is older. */
    void overrun(Collection<? extends Kind<?>> kinds) {
        lock.lock();
        try {
            hasStaleBehind = true;
            kinds.forEach(this::lose);
        } finally {
            lock.unlock();
        }
    }

    /** From the reader: the socket is empty. */
    void drained() {
        lock.lock();
        try {
            if (hasStaleBehind) {
                hasStaleBehind = false;
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** From the reader: {@code done} is to be counted down when all that was offered has been dealt with. */
    void flush(CountDownLatch done) {
        lock.lock();
        try {
            flushes.add(done);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** From any thread: ends a {@link #take} that waits, or the next one. */
    void poke() {
        lock.lock();
        try {
            poked = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What is next: losses first, then changes, then flushes; waits for at most {@code nanos}, then it is nothing. */
    Item take(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (true) {
                if (!lost.isEmpty() && !hasStaleBehind) {
                    Set<Kind<?>> kinds = Set.copyOf(lost);
                    lost.clear();
                    return new Item.Losses(kinds);
                }
                if (!events.isEmpty()) {
                    return events.remove();
                }
                if (!flushes.isEmpty() && lost.isEmpty()) {
                    return new Item.Flush(flushes.remove());
                }
                if (poked || left <= 0) {
                    poked = false;
                    return IDLE;
                }
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
