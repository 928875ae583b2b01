package io.ovnchassis.controller;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.MeasurementCommands;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.metrics.Coverage;
import io.ovnchassis.controller.metrics.MemoryUsage;
import io.ovnchassis.controller.metrics.Stopwatch;
import io.ovnchassis.controller.metrics.Stopwatches;
import io.ovnchassis.ovsdb.replica.Replica;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What the daemon measures of itself: how often, how long and how much. The main loop only. */
final class SelfMeasurement {
    private final List<Replica> replicas;
    private final Coverage coverage;
    private final LongSupplier nanoClock;
    private final Stopwatches stopwatches = new Stopwatches();
    private final MemoryUsage memory;

    SelfMeasurement(List<Replica> replicas, Coverage coverage, LongSupplier nanoClock) {
        this.replicas = List.copyOf(replicas);
        this.coverage = coverage;
        this.nanoClock = nanoClock;
        this.memory = new MemoryUsage(nanoClock, this::counts, MemoryUsage::peakKb);
    }

    /** Brings up to date what changes with time. */
    void run() {
        coverage.run();
        memory.run();
    }

    Stopwatches stopwatches() {
        return stopwatches;
    }

    List<Command> commands() {
        return new MeasurementCommands(coverage, stopwatches, memory).all();
    }

    /** The same phases, each with a stopwatch. */
    List<Phase> timed(List<Phase> phases) {
        return phases.stream().map(this::timed).toList();
    }

    private Phase timed(Phase phase) {
        return new TimedPhase(phase, stopwatches.stopwatch(stopwatchName(phase.name())), nanoClock);
    }

    /** Where ovn-controller has a stopwatch for the same work, that one's name. */
    private static String stopwatchName(String phase) {
        return switch (phase) {
            case "compute" -> "flow-generation";
            case "vif-plug" -> "vif-plug-run";
            default -> phase;
        };
    }

    private record TimedPhase(Phase phase, Stopwatch stopwatch, LongSupplier nanoClock) implements Phase {
        @Override
        public String name() {
            return phase.name();
        }

        @Override
        public int run() {
            long start = nanoClock.getAsLong();
            int done = phase.run();
            stopwatch.add(TimeUnit.NANOSECONDS.toMillis(nanoClock.getAsLong() - start));
            return done;
        }
    }

    private SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        replicas.forEach(replica -> {
            counts.put("idl-cells-" + replica.database().name(), replica.cells());
            counts.put("idl-rows-" + replica.database().name(), replica.rows());
        });
        Runtime runtime = Runtime.getRuntime();
        counts.put("jvm-heap-KB", (runtime.totalMemory() - runtime.freeMemory()) / 1024);
        return counts;
    }
}
