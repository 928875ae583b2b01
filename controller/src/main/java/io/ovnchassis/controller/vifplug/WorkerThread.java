package io.ovnchassis.controller.vifplug;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker on a platform thread of its own: providers call native code, which would hold on to the carrier of a virtual
 * thread. A daemon thread, so that one that hangs does not keep the process from ending.
 *
 * <p>The queue has no limit of its own. It is bounded by what is put in: for each logical port one question, and the
 * outcome of one answer.
 */
final class WorkerThread implements Worker {
    private static final Logger log = LoggerFactory.getLogger("vif_plug");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Task> tasks = new ArrayDeque<>();
    private final Thread thread;
    private boolean ending;

    private WorkerThread(String name, ClassLoader loader) {
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
        this.thread.setContextClassLoader(loader);
    }

    static WorkerThread start(String name, ClassLoader loader) {
        WorkerThread worker = new WorkerThread(name, loader);
        worker.thread.start();
        return worker;
    }

    @Override
    public void submit(Task task) {
        lock.lock();
        try {
            tasks.add(task);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Task> abandon() {
        lock.lock();
        try {
            List<Task> rest = new ArrayList<>(tasks);
            tasks.clear();
            ending = true;
            thread.interrupt();
            return rest;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void end() {
        lock.lock();
        try {
            ending = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitEnd(Duration limit) {
        try {
            if (!thread.join(limit)) {
                log.warn("{} does not end, and is left behind", thread.getName());
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        boolean wanted = true;
        while (wanted) {
            Task task = next();
            if (task == null) {
                return;
            }
            wanted = !task.begin() || task.complete();
        }
    }

    /** Waits for a task; null when there will be none. */
    private @Nullable Task next() {
        lock.lock();
        try {
            while (tasks.isEmpty() && !ending) {
                // What interrupts is meant for a provider's call; one that comes late means nothing.
                news.awaitUninterruptibly();
            }
            return tasks.poll();
        } finally {
            lock.unlock();
        }
    }
}
