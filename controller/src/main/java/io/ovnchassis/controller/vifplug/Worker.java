package io.ovnchassis.controller.vifplug;

import java.time.Duration;
import java.util.List;

/**
 * The thread of a provider: it carries out tasks one at a time, in the order in which they came. Its methods are called
 * by the main loop's thread and never wait, {@link #awaitEnd} excepted.
 */
interface Worker {
    /** Something to be carried out. Its methods are called on the worker's thread. */
    interface Task {
        /** Says whether it is still wanted; then {@link #complete} follows. */
        boolean begin();

        /**
         * Carries it out.
         *
         * @return false when the worker was given up meanwhile: it does nothing more
         */
        boolean complete();
    }

    /** Starts workers. */
    @FunctionalInterface
    interface Factory {
        /**
         * Starts one.
         *
         * @param name what an operator understands in a thread dump
         * @param loader the context class loader of what is carried out
         */
        Worker start(String name, ClassLoader loader);
    }

    void submit(Task task);

    /**
     * Gives the worker up though it is in the middle of a task, which may hang for ever. It is interrupted, and carries
     * out nothing else.
     *
     * @return the tasks that it has not begun, in order
     */
    List<Task> abandon();

    /** Ends the worker once it has carried out what it was given. */
    void end();

    /** Waits for that, no longer than {@code limit}. */
    void awaitEnd(Duration limit);
}
