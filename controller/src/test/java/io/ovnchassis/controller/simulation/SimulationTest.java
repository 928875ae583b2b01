package io.ovnchassis.controller.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.SimulatedHost;
import io.ovnchassis.controller.vlog.Vlog;
import io.ovnchassis.controller.vlog.VlogModules;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever goes wrong around the daemon: once it is over, both databases have the rows that they would have without, and
 * on the way there nothing was done that must not be done.
 *
 * <p>{@code -Dsimulation.seeds=N} and {@code -Dsimulation.minutes=N} say how many schedules to run, and for how long at
 * least; {@code -Dsimulation.seed=S} runs that one only and shows the daemon's log.
 */
class SimulationTest {
    private static final long SEEDS = Long.getLong("simulation.seeds", 1000);
    private static final List<Long> FOUND_SOMETHING = List.of(0L, 3L, 5L, 1369L);
    private static final Duration AT_LEAST = Duration.ofMinutes(Long.getLong("simulation.minutes", 0));

    /** How many schedules there are between two lines about how it goes. */
    private static final long REPORT_EVERY = 1000;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Vlog vlog = Vlog.install(VlogModules.NAMES, log);

    @AfterEach
    void stopLogging() {
        Vlog.install(List.of(), System.err);
    }

    @Test
    void theDaemonRegistersAndPlugsAPort() {
        World world = new World(vlog);
        try {
            SimulatedHost host = world.host();
            host.addPort("lp1", true);
            host.setOption("lp1", "vif-plug-type", Optional.of("dummy"));
            host.setOption("lp1", "requested-chassis", Optional.of("hv1"));
            new Calm(world).settle();

            Chassis us = host.chassis("hv1").orElseThrow();
            assertThat(host.port("lp1").flatMap(PortBinding::chassis)).contains(us.ref());
            assertThat(host.port("lp1").flatMap(PortBinding::up)).contains(true);
            assertThat(host.vif("lp1").map(Interface::externalIds).orElseThrow())
                    .containsEntry("ovn-plugged", "dummy")
                    .containsEntry("ovn-installed", "true");
        } finally {
            world.end();
        }
    }

    @Test
    void aSeedAlwaysGivesTheSameSchedule() {
        long first = new Run(vlog).schedule(7);
        assertThat(new Run(vlog).schedule(7)).isEqualTo(first);
        assertThat(new Run(vlog).schedule(8)).isNotEqualTo(first);
    }

    /**
     * Schedules that found something, if only that a part was taken out of the daemon: what wakes up a session, where the
     * contents go on after a reconnect, the transaction that is lost with its connection, the session of a transaction.
     */
    @Test
    void whatWasFoundOnceIsFoundAgain() {
        Run run = new Run(vlog);
        for (long seed : FOUND_SOMETHING) {
            schedules(run, seed, 1);
        }
    }

    @Test
    void everyScheduleEndsWhereAnUndisturbedRunEnds() {
        Run run = new Run(vlog);
        Optional<Long> only = Optional.ofNullable(Long.getLong("simulation.seed"));
        if (only.isPresent()) {
            replay(run, only.get());
            return;
        }
        long begun = System.nanoTime();
        schedules(run, 0, SEEDS / 2);
        long fresh = new Random().nextInt(1 << 30) * Run.SCHEDULES_PER_SCRIPT;
        System.out.println("simulation: fresh schedules from seed " + fresh);
        long count = schedules(run, fresh, SEEDS / 2);
        while (System.nanoTime() - begun < AT_LEAST.toNanos()) {
            count += schedules(run, fresh + count, REPORT_EVERY);
            System.out.println("simulation: went well up to seed " + (fresh + count - 1));
        }
        System.out.printf(
                "simulation: %d schedules, %d transactions, %d s%n",
                SEEDS / 2 + count,
                run.transactions(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    private long schedules(Run run, long from, long count) {
        for (long seed = from; seed < from + count; seed++) {
            log.reset();
            run.schedule(seed);
            String complaint = complaint();
            if (!complaint.isEmpty()) {
                throw new AssertionError("seed=" + seed + ": the daemon says: " + complaint);
            }
        }
        return count;
    }

    /** What the daemon's log has of mistakes of its own; whatever goes wrong around it is none. */
    private String complaint() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("|ERR|") || line.contains("which is not in flight"))
                .filter(line -> !line.contains("no response to inactivity probe"))
                .findFirst()
                .orElse("");
    }

    private void replay(Run run, long seed) {
        try {
            run.schedule(seed);
        } finally {
            System.out.println(log.toString(StandardCharsets.UTF_8));
        }
    }
}
