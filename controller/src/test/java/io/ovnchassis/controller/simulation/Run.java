package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.SimulatedHost;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs schedules, each in a world of its own, and compares where they end with where nothing went wrong. */
final class Run {
    /** How many schedules share their edits, and with these the run without faults. */
    static final long SCHEDULES_PER_SCRIPT = 20;

    private final Logbook log;
    private long script = -1;
    private List<String> undisturbed = List.of();
    private long transactions;
    private long transcript;

    Run(Logbook log) {
        this.log = log;
    }

    /** How many transactions the daemon made in all schedules. */
    long transactions() {
        return transactions;
    }

    /**
     * Runs the schedule of {@code seed}; throws with all that there is to know when it does not end as it should.
     *
     * @return tells what the daemon sent from what it sent in another schedule
     */
    long schedule(long seed) {
        log.open();
        onThread(() -> {
            long edits = Math.floorDiv(seed, SCHEDULES_PER_SCRIPT);
            if (edits != script) {
                undisturbed = withoutFaults(edits);
                script = edits;
            }
            withFaults(seed, edits);
        });
        log.complaint().ifPresent(line -> {
            throw new AssertionError(says(seed, "the daemon says: " + line));
        });
        return transcript;
    }

    private static String says(long seed, @Nullable String failure) {
        return "seed=" + seed + " (tests/run --seed " + seed + "): " + failure;
    }

    /** Whoever resumes coroutines does so at a fraction of the cost when it is no platform thread. */
    static void onThread(Runnable work) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new AssertionError(thrown.getMessage(), thrown);
        }
    }

    private List<String> withoutFaults(long script) {
        World world = new World(log.vlog());
        try {
            Calm calm = new Calm(world);
            List<Edits.Edit> edits = Edits.of(script, world);
            world.invariants().undisturbed();
            calm.settle();
            for (Edits.Edit edit : edits) {
                edit.work().run();
                calm.rest();
            }
            Edits.end(world);
            calm.settle();
            calm.idle();
            requireLife(world.host());
            return contents(world);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("without faults, script=" + script, e);
        } finally {
            world.end();
        }
    }

    /** Two runs in which nothing happens are the same, and prove nothing. */
    private static void requireLife(SimulatedHost host) {
        boolean bound = host.port(Edits.STEADY).flatMap(PortBinding::chassis).isPresent();
        if (!bound || host.vif(Edits.STEADY).isEmpty()) {
            throw new AssertionError("a port that is requested from the beginning is not plugged and bound");
        }
    }

    private void withFaults(long seed, long script) {
        World world = new World(log.vlog());
        Schedule schedule = new Schedule(world, seed, Edits.of(script, world));
        try {
            schedule.run();
            world.heal();
            Edits.end(world);
            Calm calm = new Calm(world);
            calm.settle();
            compare(contents(world));
            calm.idle();
            transactions += world.invariants().executed();
            transcript = world.transcript();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(says(seed, e.getMessage()) + "\n  " + schedule.told(), e);
        } finally {
            world.end();
        }
    }

    private void compare(List<String> contents) {
        if (!contents.equals(undisturbed)) {
            List<String> missing = undisturbed.stream()
                    .filter(line -> !contents.contains(line))
                    .toList();
            List<String> tooMany = contents.stream()
                    .filter(line -> !undisturbed.contains(line))
                    .toList();
            throw new AssertionError("rows differ from those of an undisturbed run; missing:\n  "
                    + String.join("\n  ", missing) + "\ntoo many:\n  " + String.join("\n  ", tooMany) + "\n");
        }
    }

    private static List<String> contents(World world) {
        return Stream.of(world.local(), world.southbound())
                .flatMap(database ->
                        Contents.of(database.definition(), database.history().rows()).stream())
                .toList();
    }
}
