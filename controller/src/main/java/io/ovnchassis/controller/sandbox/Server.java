package io.ovnchassis.controller.sandbox;

/** A server of a sandbox. What it is for is in its class; how it is started and ended is the same for all. */
public sealed interface Server permits OvsdbServer, Northd, Vswitchd, Controller {
    ServerProcess process();

    /** Starts it again after {@link #stop} or {@link #kill}; returns when it answers. */
    default void start() {
        process().start();
    }

    /** SIGTERM; returns when it has ended. */
    default void stop() {
        process().stop();
    }

    /** SIGKILL; returns when it has ended. */
    default void kill() {
        process().kill();
    }

    /** SIGSTOP. */
    default void pause() {
        process().pause();
    }

    /** SIGCONT. */
    default void resume() {
        process().resume();
    }

    /** {@link #stop}, then {@link #start}. */
    default void restart() {
        process().restart();
    }
}
