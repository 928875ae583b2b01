package io.ovnchassis.controller.nbcfg;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * When this chassis got to a number of the northbound configuration: one time for all that write it down, though they do
 * so in transactions of two databases, and one of them may have to wait. The main loop only.
 */
public final class NbCfgProgress {
    private static final long UNSIGNED_INT_MAX = 0xffff_ffffL;

    private final Clock clock;
    private final Alarm alarm;
    private final BooleanSupplier dataIsHere;
    private Duration delay = Duration.ZERO;
    private long number;
    private long seenNanos;
    private OptionalLong reachedAtMs = OptionalLong.empty();

    /**
     * @param dataIsHere whether everything that was asked of the Southbound database has come: only then is what belongs
     *     to a number known
     */
    public NbCfgProgress(Clock clock, Alarm alarm, BooleanSupplier dataIsHere) {
        this.clock = clock;
        this.alarm = alarm;
        this.dataIsHere = dataIsHere;
    }

    /**
     * In milliseconds since the epoch: now, the first time that it is asked for this number; empty as long as the number
     * must not be told, because a delay was asked for or rows are awaited.
     */
    public OptionalLong reachedAtMs(long nbCfg) {
        if (nbCfg != number) {
            number = nbCfg;
            seenNanos = clock.nanoTime();
            reachedAtMs = OptionalLong.empty();
        }
        if (reachedAtMs.isPresent() || !dataIsHere.getAsBoolean()) {
            return reachedAtMs;
        }
        long due = seenNanos + delay.toNanos();
        if (due - clock.nanoTime() > 0) {
            alarm.at(due);
        } else {
            reachedAtMs = OptionalLong.of(clock.now().toEpochMilli());
        }
        return reachedAtMs;
    }

    /** {@code debug/delay-nb-cfg-report}, by which tests see who waits for this chassis. */
    public Command delayCommand() {
        return new Command("debug/delay-nb-cfg-report", "SECONDS", 1, 1, this::delay);
    }

    private void delay(List<String> arguments, Reply reply) {
        try {
            long seconds = Integer.parseUnsignedInt(arguments.getFirst()) & UNSIGNED_INT_MAX;
            delay = Duration.ofSeconds(seconds);
            alarm.immediately();
            reply.success(
                    seconds == 0 ? "no delay for nb_cfg report." : "delay nb_cfg report for " + seconds + " seconds.");
        } catch (NumberFormatException notANumber) {
            reply.error("unsigned integer required");
        }
    }
}
