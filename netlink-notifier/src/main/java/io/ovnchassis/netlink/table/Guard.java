package io.ovnchassis.netlink.table;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A lock around what is asked from any thread and changed on the notifier's. Nobody outside is called under it. */
final class Guard {
    private final ReentrantLock lock = new ReentrantLock();

    void run(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    <T> T get(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
