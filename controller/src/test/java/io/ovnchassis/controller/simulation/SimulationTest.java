package io.ovnchassis.controller.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.SimulatedHost;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
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

    /**
     * Seeds that found something, if only that a part was taken out of the daemon. Whoever changes what a seed means looks
     * for others.
     *
     * <ul>
     *   <li>0: nobody woke up a session that had something to send
     *   <li>3: after a reconnect the contents went on where they had been long before
     *   <li>5: a transaction that was lost with its connection was waited for
     *   <li>216: what was missed had a row that left before the conditions asked for it, and everything was fetched anew
     *   <li>218: a transaction of one session was sent in the next one
     *   <li>260: in a restored database nothing had the identity that was asked for, and everything was unplugged
     *   <li>3000032: a datapath that became local while everything was on its way to a host with ovn-monitor-all was waited
     *       for in vain, and its ports never were up
     *   <li>3796241948: a port that was set up just before the connection broke was given up through a server that had not
     *       heard of it, and stayed up
     * </ul>
     */
    private static final List<Long> FOUND_SOMETHING = List.of(0L, 3L, 5L, 216L, 218L, 260L, 3000032L, 3796241948L);

    private static final Duration AT_LEAST = Duration.ofMinutes(Long.getLong("simulation.minutes", 0));

    /** How many schedules there are between two lines about how it goes. */
    private static final long REPORT_EVERY = 1000;

    private final Logbook log = new Logbook();

    @AfterEach
    void stopLogging() {
        log.close();
    }

    @Test
    void theDaemonRegistersAndPlugsAPort() {
        World world = new World(log.vlog());
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

    /** Byte by byte, whatever was run before. */
    @Test
    void aSeedAlwaysGivesTheSameSchedule() {
        List<Long> seeds = List.of(7L, 8L, 45L, 90L);
        Run one = new Run(log);
        List<Long> forwards = seeds.stream().map(one::schedule).toList();
        Run other = new Run(log);
        List<Long> backwards = seeds.reversed().stream().map(other::schedule).toList();

        assertThat(backwards.reversed()).isEqualTo(forwards).doesNotHaveDuplicates();
    }

    @Test
    void whatWasFoundOnceIsFoundAgain() {
        Run run = new Run(log);
        FOUND_SOMETHING.forEach(run::schedule);
    }

    @Test
    void everyScheduleEndsWhereAnUndisturbedRunEnds() {
        Optional<Long> only = Optional.ofNullable(Long.getLong("simulation.seed"));
        if (only.isPresent()) {
            replay(only.get());
            return;
        }
        Crew crew = new Crew(log);
        long begun = System.nanoTime();
        crew.schedules(0, SEEDS / 2);
        long fresh = new Random().nextInt(1 << 30) * Run.SCHEDULES_PER_SCRIPT;
        System.out.println("simulation: fresh schedules from seed " + fresh);
        crew.schedules(fresh, SEEDS / 2);
        long count = SEEDS / 2;
        while (System.nanoTime() - begun < AT_LEAST.toNanos()) {
            crew.schedules(fresh + count, REPORT_EVERY);
            count += REPORT_EVERY;
            System.out.println("simulation: went well up to seed " + (fresh + count - 1));
        }
        System.out.printf(
                "simulation: %d schedules, %d transactions, %d s%n",
                SEEDS / 2 + count,
                crew.transactions(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    private void replay(long seed) {
        try {
            new Run(log).schedule(seed);
        } finally {
            System.out.println(log.text());
        }
    }
}
