package io.ovnchassis.controller.simulation;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs only while another one waits for it: as written for a thread of its own, and yet the two are one
 * sequence of steps that always is the same.
 */
final class Coroutine {
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private final Thread thread;
    private @Nullable Throwable failure;
    private boolean done;
    private boolean killed;

    /** Ends a thread in the middle of what it does; nobody catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    Coroutine(String name, Runnable body) {
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(body));
    }

    /** The thread; once started it still waits for {@link #resume}. */
    Thread thread() {
        return thread;
    }

    private void run(Runnable body) {
        turn.acquireUninterruptibly();
        try {
            if (!killed) {
                body.run();
            }
        } catch (Killed expected) {
            // There is nothing that it could still do.
        } catch (Throwable e) {
            failure = e;
        }
        done = true;
        back.release();
    }

    /** Runs the thread until it pauses or ends; whatever it failed with is thrown here. */
    void resume() {
        if (done) {
            return;
        }
        turn.release();
        back.acquireUninterruptibly();
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            throw new AssertionError("a simulated thread failed", thrown);
        }
    }

    /** Lets whoever resumed this thread go on; called on this thread. */
    void pause() {
        back.release();
        turn.acquireUninterruptibly();
        if (killed) {
            throw new Killed();
        }
    }

    boolean isDone() {
        return done;
    }

    /** Ends the thread where it stands. */
    void kill() {
        killed = true;
        resume();
    }
}
