package io.ovnchassis.controller.appctl;

import io.ovnchassis.controller.metrics.Coverage;
import io.ovnchassis.controller.metrics.MemoryUsage;
import io.ovnchassis.controller.metrics.Stopwatches;
import java.util.List;
import java.util.Map;

/** What the daemon has measured of itself: {@code coverage/*}, {@code stopwatch/*} and {@code memory/show}. */
public final class MeasurementCommands {
    /** Milliseconds in each unit. */
    private static final Map<String, Double> UNITS = Map.of("msec", 1.0, "usec", 1e-3, "nsec", 1e-6);

    private final Coverage coverage;
    private final Stopwatches stopwatches;
    private final MemoryUsage memory;

    public MeasurementCommands(Coverage coverage, Stopwatches stopwatches, MemoryUsage memory) {
        this.coverage = coverage;
        this.stopwatches = stopwatches;
        this.memory = memory;
    }

    /** All of them. */
    public List<Command> all() {
        return List.of(
                Command.plain("coverage/show", (arguments, reply) -> reply.success(coverage.show())),
                new Command("coverage/read-counter", "COUNTER", 1, 1, this::readCounter),
                Command.plain("memory/show", (arguments, reply) -> reply.success(memory.show())),
                new Command("stopwatch/show", "[ NAME | -t|--threshold N [unit] ]", 0, 3, this::showStopwatches),
                new Command("stopwatch/reset", "[NAME]", 0, 1, this::resetStopwatches));
    }

    private void readCounter(List<String> arguments, Reply reply) {
        coverage.read(arguments.getFirst())
                .ifPresentOrElse(total -> reply.success(total + "\n"), () -> reply.error("No such counter"));
    }

    private void showStopwatches(List<String> arguments, Reply reply) {
        switch (arguments.size()) {
            case 0 -> reply.success(stopwatches.showFrom(0));
            case 1 ->
                stopwatches
                        .show(arguments.getFirst())
                        .ifPresentOrElse(reply::success, () -> reply.error("No such stopwatch"));
            default -> showSlow(arguments, reply);
        }
    }

    private void showSlow(List<String> arguments, Reply reply) {
        String option = arguments.getFirst();
        String unit = arguments.size() > 2 ? arguments.get(2) : "msec";
        if (!option.equals("-t") && !option.equals("--threshold")) {
            reply.error("Unknown option: " + option);
        } else if (!arguments.get(1).matches("\\d{1,18}")) {
            reply.error("Invalid threshold: " + arguments.get(1));
        } else if (!UNITS.containsKey(unit)) {
            reply.error("Unknown units: " + unit + " (supported: msec, usec or nsec).");
        } else {
            reply.success(stopwatches.showFrom(Long.parseLong(arguments.get(1)) * UNITS.getOrDefault(unit, 1.0)));
        }
    }

    private void resetStopwatches(List<String> arguments, Reply reply) {
        if (arguments.isEmpty()) {
            stopwatches.reset();
        } else {
            stopwatches.reset(arguments.getFirst());
        }
        reply.success("");
    }
}
