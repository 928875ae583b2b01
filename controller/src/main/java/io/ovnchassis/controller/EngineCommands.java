package io.ovnchassis.controller;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.CommandRegistry;
import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.controller.engine.Engine;
import io.ovnchassis.controller.engine.Verification;
import io.ovnchassis.controller.loop.Alarm;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code inc-engine/*} commands of the control socket. */
final class EngineCommands {
    private static final Logger log = LoggerFactory.getLogger("inc_proc_eng");
    private static final long UNSIGNED_INT_MAX = 0xffff_ffffL;
    private static final Set<String> METRICS = Set.of("recompute", "compute", "cancel");

    private final Engine engine;
    private final EnginePhase phase;
    private final Alarm alarm;
    private final BooleanSupplier paused;

    /** @param paused whether no phase runs until somebody ends that */
    EngineCommands(Engine engine, EnginePhase phase, Alarm alarm, BooleanSupplier paused) {
        this.engine = engine;
        this.phase = phase;
        this.alarm = alarm;
        this.paused = paused;
    }

    void registerIn(CommandRegistry commands) {
        commands.register(new Command("inc-engine/show-stats", "", 0, 2, this::showStatistics));
        commands.register(Command.plain("inc-engine/clear-stats", (arguments, reply) -> {
            engine.statistics().clear();
            reply.success("");
        }));
        commands.register(Command.plain("inc-engine/recompute", (arguments, reply) -> recompute(reply)));
        commands.register(new Command("recompute", "[deprecated]", 0, 0, (arguments, reply) -> recompute(reply)));
        commands.register(new Command("inc-engine/compute-log-timeout", "", 1, 1, this::setLogTimeout));
        commands.register(Command.plain("inc-engine/verify", (arguments, reply) -> verify(reply)));
    }

    private void recompute(Reply reply) {
        log.info("User triggered force recompute.");
        engine.forceRecompute("user triggered");
        alarm.immediately();
        reply.success("");
    }

    private void setLogTimeout(List<String> arguments, Reply reply) {
        try {
            engine.setComputeLogTimeoutMs(Integer.parseUnsignedInt(arguments.getFirst()) & UNSIGNED_INT_MAX);
            reply.success("");
        } catch (NumberFormatException notANumber) {
            reply.error("unsigned integer required");
        }
    }

    private void showStatistics(List<String> arguments, Reply reply) {
        switch (arguments.size()) {
            case 0 -> reply.success(engine.statistics().show());
            case 1 -> reply.success(engine.statistics().show(arguments.getFirst()));
            default -> {
                String metric = arguments.get(1);
                if (METRICS.contains(metric)) {
                    reply.success(engine.statistics().show(arguments.getFirst(), metric));
                } else {
                    reply.error("Invalid stat type : " + metric);
                }
            }
        }
    }

    private void verify(Reply reply) {
        if (paused.getAsBoolean()) {
            reply.error("not verified: the daemon is paused, debug/resume lets it go on");
            return;
        }
        phase.verify(verification -> {
            switch (verification) {
                case Verification.Postponed(String why) -> reply.error("not verified: " + why);
                case Verification.Checked(List<Verification.Difference> differences) ->
                    reply.success(
                            differences.isEmpty()
                                    ? "incremental and recomputed results are the same\n"
                                    : differences.stream()
                                            .map(difference -> difference + "\n")
                                            .collect(Collectors.joining()));
            }
        });
    }
}
