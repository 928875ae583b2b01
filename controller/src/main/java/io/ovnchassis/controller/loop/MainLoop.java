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

    public MainLoop(Inbox inbox, Alarm alarm, List<Phase> phases) {
        this.inbox = inbox;
        this.alarm = alarm;
        this.phases = List.copyOf(phases);
    }

    /**
     * One iteration: the messages that are there, then every phase.
     *
     * @return how much was done; 0 means that the loop may park
     */
    public int iterate() {
        alarm.clear();
        int done = inbox.drain();
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
}
