package io.ovnchassis.controller.appctl;

import io.ovnchassis.controller.loop.TimeWarp;
import java.time.Duration;
import java.util.List;

/**
 * {@code debug/enable-timewarp}, and {@code time/stop} and {@code time/warp}, which are there once it was given: for
 * tests that wait for what happens after minutes.
 */
public final class TimeCommands {
    /** More than thirty years, and far from what overflows in nanoseconds. */
    private static final long MAX_MS = 1_000_000_000_000L;

    private final TimeWarp warp;
    private final CommandRegistry commands;
    private boolean enabled;

    public TimeCommands(TimeWarp warp, CommandRegistry commands) {
        this.warp = warp;
        this.commands = commands;
    }

    /** The command that adds the others. */
    public Command enabling() {
        return Command.plain("debug/enable-timewarp", (arguments, reply) -> enable(reply));
    }

    private void enable(Reply reply) {
        if (!enabled) {
            enabled = true;
            commands.register(Command.plain("time/stop", (arguments, stopReply) -> {
                warp.stopTime();
                stopReply.success("");
            }));
            commands.register(new Command("time/warp", "[large_msecs] msecs", 1, 2, this::warp));
        }
        reply.success("");
    }

    private void warp(List<String> arguments, Reply reply) {
        long total = arguments.size() > 1 ? milliseconds(arguments.getFirst()) : 0;
        long step = milliseconds(arguments.getLast());
        if (step <= 0 || total < 0) {
            reply.error("invalid MSECS");
        } else if (warp.isUnderWay()) {
            reply.error("A previous warp in progress");
        } else if (total == 0) {
            warp.warp(Duration.ofMillis(step));
            reply.success("warped");
        } else {
            warp.warp(Duration.ofMillis(total), Duration.ofMillis(step), () -> reply.success("warped"));
        }
    }

    /** What is no number, or is out of all proportion, is -1. */
    private static long milliseconds(String text) {
        try {
            long number = Long.parseLong(text);
            return number <= MAX_MS ? number : -1;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
