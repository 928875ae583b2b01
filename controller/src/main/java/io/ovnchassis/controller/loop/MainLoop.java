package io.ovnchassis.controller.loop;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the phases over and over, one iteration per wake-up. Everything that decides happens here, on one thread.
 *
 * <p>Steppable: a test or a simulation calls {@link #iterate()} until it returns 0.
 */
public final class MainLoop {
    /** With no alarm the loop wakes up now and then all the same: a bound on how long a lost wake-up could last. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Inbox inbox;
    private final Alarm alarm;
    private final List<Phase> phases;
    private boolean stopping;
    private boolean paused;

    public MainLoop(Inbox inbox, Alarm alarm, List<Phase> phases) {
        this.inbox = inbox;
        this.alarm = alarm;
        this.phases = List.copyOf(phases);
    }

    /**
     * One iteration: the messages that are there, then, unless it is paused, every phase.
     *
     * @return how much was done; 0 means that the loop may park
     */
    public int iterate() {
        alarm.clear();
        int done = inbox.drain();
        if (paused) {
            return done;
        }
        for (Phase phase : phases) {
            done += phase.run();
        }
        return done;
    }

    /** Iterates until {@link #stop()}. */
    public void run() throws InterruptedException {
        while (!stopping) {
            int done = iterate();
            if (done == 0 && !stopping) {
                inbox.await(alarm.remaining(IDLE_NANOS));
            }
        }
    }

    /** Ends {@link #run()} after the iteration that is under way. Called on the loop's own thread. */
    public void stop() {
        stopping = true;
    }

    /** Runs messages only from now on: what they say is known, and nothing is done about it. On the loop's own thread. */
    public void pause() {
        paused = true;
    }

    /** Ends the pause. On the loop's own thread. */
    public void resume() {
        paused = false;
        alarm.immediately();
    }

    /** Whether no phase is run. On the loop's own thread. */
    public boolean isPaused() {
        return paused;
    }
}
