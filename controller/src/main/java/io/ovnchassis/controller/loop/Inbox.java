package io.ovnchassis.controller.loop;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one way into the main loop: a bounded queue of messages, each a task that carries immutable data. Any thread may
 * post; a thread that posts to a full inbox waits, so that a database that sends faster than we work is held back by its
 * own connection and nothing is lost.
 */
public final class Inbox implements Executor {
    private static final int CAPACITY = 4096;

    private final BlockingQueue<Runnable> messages = new ArrayBlockingQueue<>(CAPACITY);

    /**
     * Posts a message; waits while the inbox is full. An interrupted thread posts nothing and stays interrupted: it is
     * being closed.
     */
    @Override
    public void execute(Runnable message) {
        try {
            messages.put(message);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the loop iterate, and never waits: when the inbox is full it will iterate anyway. Any thread. */
    public void nudge() {
        boolean _ = messages.offer(() -> {});
    }

    /**
     * Runs the messages that are there, at most as many as the inbox holds, so that a steady stream cannot keep the
     * other phases from running. The main loop only.
     *
     * @return how many were run
     */
    int drain() {
        int count = 0;
        @Nullable Runnable message;
        while (count < CAPACITY && (message = messages.poll()) != null) {
            message.run();
            count++;
        }
        return count;
    }

    /**
     * Waits for a message and runs it. The main loop only.
     *
     * @param nanoseconds how long to wait at most
     * @return whether there was one
     */
    boolean await(long nanoseconds) throws InterruptedException {
        @Nullable Runnable message = messages.poll(nanoseconds, TimeUnit.NANOSECONDS);
        if (message == null) {
            return false;
        }
        message.run();
        return true;
    }
}
