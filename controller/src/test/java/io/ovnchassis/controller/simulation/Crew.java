package io.ovnchassis.controller.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Runs many schedules, as many at a time as there are processors; what one of them does depends on its seed only. */
final class Crew {
    private static final long SHARE = Run.SCHEDULES_PER_SCRIPT;

    private final List<Run> runs;

    Crew(Logbook log) {
        this.runs = Stream.generate(() -> new Run(log))
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
    }

    /** How many transactions the daemons made. */
    long transactions() {
        return runs.stream().mapToLong(Run::transactions).sum();
    }

    /** Runs the schedules of {@code count} seeds; throws what there is to know of one that does not end as it should. */
    void schedules(long from, long count) {
        AtomicLong next = new AtomicLong(from);
        try (ExecutorService threads = Executors.newFixedThreadPool(runs.size())) {
            List<Future<?>> work = new ArrayList<>();
            runs.forEach(run -> work.add(threads.submit(() -> work(run, next, from + count))));
            work.forEach(Crew::await);
        }
    }

    /** Seeds that share their edits are one piece of work, as they share the run without faults, too. */
    private static void work(Run run, AtomicLong next, long end) {
        try {
            for (long begin = next.getAndAdd(SHARE); begin < end; begin = next.getAndAdd(SHARE)) {
                for (long seed = begin; seed < Math.min(begin + SHARE, end); seed++) {
                    run.schedule(seed);
                }
            }
        } finally {
            next.set(end); // When one fails the others need not go on.
        }
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
