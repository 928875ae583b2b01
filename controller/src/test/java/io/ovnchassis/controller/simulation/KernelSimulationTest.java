package io.ovnchassis.controller.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.routing.TableRoute;
import io.ovnchassis.controller.routing.ZebraRoutes;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The kernel around the daemon, among faults: sockets overflow (ENOBUFS), notifications are lost, dumps are interrupted or
 * refused, connections to the databases break, the router moves to another chassis and back, and the daemon is killed and
 * started at any step. In the end it knows the routes that there are. What happens follows from the seed; when the
 * notifier's threads tell of it does not, as they are real.
 */
class KernelSimulationTest {
    private static final int SEEDS = 150;
    private static final int ROUNDS = 40;
    private static final String GATEWAY = "gw-port";
    private static final TableId TABLE = new TableId(100);
    private static final TableId OTHER_TABLE = new TableId(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Logbook log = new Logbook();

    @AfterEach
    void stopLogging() {
        log.close();
    }

    @Test
    void theDaemonEndsUpWithTheRoutesThatThereAre() {
        schedules(0);
        long fresh = new Random().nextInt(1 << 30);
        System.out.println("simulation of the kernel: fresh schedules from seed " + fresh);
        schedules(fresh);
    }

    private void schedules(long from) {
        for (long seed = from; seed < from + SEEDS; seed++) {
            long one = seed;
            log.open();
            try {
                Run.onThread(() -> schedule(one));
            } catch (AssertionError e) {
                throw new AssertionError("seed=" + seed + ": " + e.getMessage() + "\n" + log.text(), e);
            }
            assertThat(log.complaint()).as("seed=%s", seed).isEmpty();
        }
    }

    private void schedule(long seed) {
        Random random = new Random(seed);
        FakeKernel kernel = new FakeKernel(random.nextInt(2, 10));
        World world = new World(log.vlog(), () -> kernel);
        try {
            order(
                    kernel,
                    new Link(ZebraRoutes.INTERFACE, ZebraRoutes.INTERFACE_NAME, 1, MacAddress.ZERO, 0, 0, "", 1500));
            world.host().addGateway("gw", TABLE.value());
            for (int round = 0; round < ROUNDS; round++) {
                step(world, kernel, random);
            }
            requireThatItEndsWell(world, kernel);
        } finally {
            world.end();
        }
        assertThat(kernel.openSockets()).as("sockets after its end").isZero();
    }

    private void step(World world, FakeKernel kernel, Random random) {
        for (int change = random.nextInt(6); change > 0; change--) {
            changeRoute(kernel, random);
        }
        switch (random.nextInt(12)) {
            case 0 -> kernel.loseNext(random.nextInt(1, 4));
            case 1 -> kernel.interruptNext(random.nextInt(1, 4));
            case 2 -> kernel.refuseNextDumps(random.nextInt(1, 3), Errno.EBUSY);
            case 3 -> place(world, random.nextBoolean() ? "hv1" : "hv2");
            case 4 -> world.wires().forEach(Wire::breakForClient);
            case 5 -> world.restart();
            default -> new Calm(world).rest();
        }
        world.pass(Duration.ofMillis(random.nextInt(2500)));
        world.wake();
        world.iterate();
    }

    private static void place(World world, String chassis) {
        world.host().setOption(GATEWAY, "l3gateway-chassis", Optional.of(chassis));
        world.publish();
    }

    private static void changeRoute(FakeKernel kernel, Random random) {
        TableId table = random.nextInt(4) == 0 ? OTHER_TABLE : TABLE;
        Route route = ZebraRoutes.route(table, "10.0." + random.nextInt(12) + ".0/24");
        // What is there already is refused, and so is the removal of what is not.
        kernel.execute(
                random.nextInt(3) == 0 ? RouteMessages.remove(route, 0) : RouteMessages.put(route, NlMsgHeader.CREATE));
    }

    private static void order(FakeKernel kernel, Link link) {
        assertThat(kernel.execute(LinkMessages.put(link, NlMsgHeader.CREATE))).isEmpty();
    }

    private static void requireThatItEndsWell(World world, FakeKernel kernel) {
        world.heal();
        place(world, "hv1");
        new Calm(world).settle();
        Set<TableRoute> there = kernel.all(Route.class).stream()
                .filter(route -> route.key().table().equals(TABLE))
                .map(route -> ZebraRoutes.learned(TABLE, route.key().destination()))
                .collect(Collectors.toSet());
        await(world, () -> world.learnedRoutes().equals(there));
        assertThat(world.learnedRoutes()).isEqualTo(there);

        place(world, "hv2");
        new Calm(world).settle();
        await(world, () -> kernel.openSockets() == 0);
        assertThat(world.learnedRoutes())
                .as("routes of a router that is elsewhere")
                .isEmpty();
        assertThat(kernel.openSockets())
                .as("sockets while nothing is to be known")
                .isZero();
    }

    /** The notifier's threads need real time. */
    private static void await(World world, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            world.wake();
            world.iterate();
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }
}
