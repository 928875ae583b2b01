package io.ovnchassis.controller.exit;

import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Phase: once {@code exit} was asked for, ends the loop as soon as everything is cleaned up. Main loop only. */
public final class ExitSequence implements Phase {
    /** A local database that has not been read by then is not to be had; without it nothing could be cleaned up. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger("main");

    private final Supplier<Optional<Boolean>> cleanupConfigured;
    private final BooleanSupplier clean;
    private final Clock clock;
    private final Alarm alarm;
    private final Runnable stop;
    private final List<Reply> waiting = new ArrayList<>();
    private Stage stage = Stage.NOT_REQUESTED;
    private long requestedAtNanos;

    private enum Stage {
        NOT_REQUESTED,
        /** Until this phase runs, or longer where the configuration has not been read yet. */
        UNDECIDED,
        CLEANING_UP,
        LEAVING_AS_IT_IS
    }

    /**
     * Makes the phase.
     *
     * @param cleanupConfigured {@code ovn-cleanup-on-exit}; empty as long as the local database has not been read
     * @param clean whether nothing of ours is left in the databases, or nothing can be done about it
     * @param clock the loop's
     * @param alarm the loop's
     * @param stop ends the loop
     */
    public ExitSequence(
            Supplier<Optional<Boolean>> cleanupConfigured,
            BooleanSupplier clean,
            Clock clock,
            Alarm alarm,
            Runnable stop) {
        this.cleanupConfigured = cleanupConfigured;
        this.clean = clean;
        this.clock = clock;
        this.alarm = alarm;
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
        if (stage != Stage.NOT_REQUESTED) {
            return;
        }
        requestedAtNanos = clock.nanoTime();
        stage = Stage.UNDECIDED;
        if (restart) {
            decide(false);
        }
    }

    private void decide(boolean cleanup) {
        stage = cleanup ? Stage.CLEANING_UP : Stage.LEAVING_AS_IT_IS;
        log.info("Exiting ovn-controller, resource cleanup: {}", cleanup ? "True" : "False (--restart)");
        alarm.immediately(); // the phases that clean up came before this one
    }

    /** Whether our rows are to be removed rather than kept. */
    public boolean isCleaningUp() {
        return stage == Stage.CLEANING_UP;
    }

    /** Whether the end was asked for: then nothing new is begun. */
    public boolean isRequested() {
        return stage != Stage.NOT_REQUESTED;
    }

    @Override
    public int run() {
        if (stage == Stage.UNDECIDED) {
            cleanupConfigured.get().ifPresentOrElse(this::decide, this::waitForConfiguration);
        }
        boolean over = stage == Stage.LEAVING_AS_IT_IS || (stage == Stage.CLEANING_UP && clean.getAsBoolean());
        if (!over) {
            return 0;
        }
        waiting.forEach(reply -> reply.success(""));
        waiting.clear();
        stop.run();
        return 1;
    }

    private void waitForConfiguration() {
        long until = requestedAtNanos + PATIENCE.toNanos();
        if (clock.nanoTime() - until < 0) {
            alarm.at(until);
        } else {
            log.info("the local database has not been read, nothing is known that could be cleaned up");
            decide(false);
        }
    }
}
