package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Inbox;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * What a provider is hosted with.
 *
 * @param workers starts the threads of providers
 * @param mainLoop takes what comes back to the main loop's thread
 * @param wake makes the main loop iterate, from any thread and without waiting
 * @param clock the loop's
 * @param callLimit how long a call may take
 */
public record Hosting(Worker.Factory workers, Executor mainLoop, Runnable wake, Clock clock, Duration callLimit) {
    /** On threads. */
    public static Hosting onThreads(Inbox inbox, Clock clock, Duration callLimit) {
        return new Hosting(WorkerThread::start, inbox, inbox::nudge, clock, callLimit);
    }
}
