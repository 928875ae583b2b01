package io.ovnchassis.controller.exit;

import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.controller.loop.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Phase: once {@code exit} was asked for, ends the loop as soon as everything is cleaned up. Main loop only. */
public final class ExitSequence implements Phase {
    private static final Logger log = LoggerFactory.getLogger("main");

    private final BooleanSupplier cleanupConfigured;
    private final BooleanSupplier clean;
    private final Runnable stop;
    private final List<Reply> waiting = new ArrayList<>();
    private boolean requested;
    private boolean cleanup;

    /**
     * Makes the phase.
     *
     * @param cleanupConfigured {@code ovn-cleanup-on-exit}
     * @param clean whether nothing of ours is left in the Southbound database, or nothing can be done about it
     * @param stop ends the loop
     */
    public ExitSequence(BooleanSupplier cleanupConfigured, BooleanSupplier clean, Runnable stop) {
        this.cleanupConfigured = cleanupConfigured;
        this.clean = clean;
        this.stop = stop;
    }

    @Override
    public String name() {
        return "exit";
    }

    /**
     * Asks for the end; the first request decides how.
     *
     * @param restart whether everything stays as it is, for the next daemon to take over
     * @param reply answered when all is done
     */
    public void request(boolean restart, Reply reply) {
        waiting.add(reply);
        if (!requested) {
            requested = true;
            cleanup = !restart && cleanupConfigured.getAsBoolean();
            log.info("Exiting ovn-controller, resource cleanup: {}", cleanup ? "True" : "False (--restart)");
        }
    }

    /** Whether our rows are to be removed rather than kept. */
    public boolean isCleaningUp() {
        return requested && cleanup;
    }

    /** Whether the end was asked for: then nothing new is begun. */
    public boolean isRequested() {
        return requested;
    }

    @Override
    public int run() {
        if (!requested || (cleanup && !clean.getAsBoolean())) {
            return 0;
        }
        waiting.forEach(reply -> reply.success(""));
        waiting.clear();
        stop.run();
        return 1;
    }
}
