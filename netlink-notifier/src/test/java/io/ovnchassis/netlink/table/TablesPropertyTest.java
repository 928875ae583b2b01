package io.ovnchassis.netlink.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.NotifierSettings;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.route.NeighborMessages;
import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.route.NexthopMessages;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever happens in the kernel and is lost on the way: tables end up equal to its, and so do those who observe them. */
class TablesPropertyTest {
    private static final int SEEDS = 100;
    private static final int STEPS = 300;

    @Test
    void tablesAndTheirObserversEndUpWithWhatIsThere() throws InterruptedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            FakeKernel kernel = new FakeKernel(random.nextInt(5, 50));
            NotifierSettings settings = new NotifierSettings(random.nextInt(2, 20), 1 << 16, 3);
            Mirror<LearnedRoute> learned = new Mirror<>();
            Mirror<Neighbor> neighbors = new Mirror<>();
            Mirror<FdbNexthop> nexthops = new Mirror<>();
            try (NetlinkNotifier notifier = new NetlinkNotifier(kernel, settings)) {
                for (int i = random.nextInt(STEPS); i > 0; i--) {
                    kernel.execute(order(random));
                }
                RouteTable routeTable = RouteTable.open(notifier, Scene.TABLE, learned);
                NeighborTable neighborTable = NeighborTable.open(notifier, NeighborFamily.INET, 4, neighbors);
                NexthopTable nexthopTable = NexthopTable.open(notifier, nexthops);
                for (int i = 0; i < STEPS; i++) {
                    disturb(kernel, random);
                    kernel.execute(order(random));
                }
                assertThat(notifier.flush(Duration.ofSeconds(20)))
                        .as("seed %s", seed)
                        .isTrue();

                assertThat(routeTable.learned()).as("seed %s", seed).isEqualTo(expectedLearned(kernel));
                assertThat(learned.content()).as("seed %s", seed).isEqualTo(routeTable.learned());
                assertThat(new HashSet<>(neighborTable.neighbors()))
                        .as("seed %s", seed)
                        .isEqualTo(foreign(kernel));
                assertThat(neighbors.content()).as("seed %s", seed).isEqualTo(foreign(kernel));
                assertThat(new HashSet<>(nexthopTable.nexthops()))
                        .as("seed %s", seed)
                        .isEqualTo(nexthops.content());
                assertThat(ids(nexthops)).as("seed %s", seed).isEqualTo(fdbIds(kernel));
            }
        }
    }

    private static void disturb(FakeKernel kernel, Random random) {
        switch (random.nextInt(30)) {
            case 0 -> kernel.loseNext(random.nextInt(1, 4));
            case 1 -> kernel.interruptNext(random.nextInt(1, 3));
            default -> {}
        }
    }

    private static Request order(Random random) {
        boolean isRemoval = random.nextInt(3) == 0;
        int create = NlMsgHeader.CREATE | (random.nextBoolean() ? NlMsgHeader.REPLACE : 0);
        return switch (random.nextInt(4)) {
            case 0 -> {
                Link link =
                        new Link(5 + random.nextInt(2), "eth" + random.nextInt(2), 1, MacAddress.ZERO, 0, 0, "", 1500);
                yield isRemoval ? LinkMessages.remove(link) : LinkMessages.put(link, create);
            }
            case 1 -> {
                Route route = Scene.route(
                        "10.0." + random.nextInt(5) + ".0/24",
                        random.nextBoolean() ? 11 : 3,
                        0,
                        "20.0.0." + random.nextInt(1, 4));
                yield isRemoval ? RouteMessages.remove(route, 0) : RouteMessages.put(route, create);
            }
            case 2 -> {
                Neighbor neighbor = Scene.arp(
                        "00:00:00:00:00:0" + random.nextInt(4),
                        "10.0.0." + random.nextInt(5),
                        random.nextBoolean() ? Scene.PERMANENT : Scene.REACHABLE,
                        0);
                yield isRemoval ? NeighborMessages.remove(neighbor, 0) : NeighborMessages.put(neighbor, create);
            }
            default -> {
                Nexthop nexthop = nexthop(random);
                yield isRemoval ? NexthopMessages.remove(nexthop, 0) : NexthopMessages.put(nexthop, create);
            }
        };
    }

    private static Nexthop nexthop(Random random) {
        int id = random.nextInt(1, 7);
        boolean isFdb = random.nextInt(5) != 0;
        return id > 3
                ? new Nexthop(
                        id,
                        isFdb,
                        IpAddress.UNSPECIFIED,
                        0,
                        false,
                        List.of(new Nexthop.Member(random.nextInt(1, 4), 1)))
                : new Nexthop(id, isFdb, IpAddress.v4(random.nextInt(1, 5)), 0, false, List.of());
    }

    private static Set<LearnedRoute> expectedLearned(FakeKernel kernel) {
        Map<Integer, String> names = kernel.all(Link.class).stream()
                .collect(Collectors.toMap(Link::index, Link::name, (first, second) -> second));
        return kernel.all(Route.class).stream()
                .flatMap(route -> LearnedRoute.of(route, names).stream())
                .collect(Collectors.toSet());
    }

    private static Set<Neighbor> foreign(FakeKernel kernel) {
        return kernel.all(Neighbor.class).stream()
                .filter(Predicate.not(Neighbor::isOurs))
                .map(Neighbor::timeless)
                .collect(Collectors.toSet());
    }

    private static Set<Long> ids(Mirror<FdbNexthop> nexthops) {
        return nexthops.content().stream().map(entry -> entry.nexthop().id()).collect(Collectors.toSet());
    }

    private static Set<Long> fdbIds(FakeKernel kernel) {
        return kernel.all(Nexthop.class).stream()
                .filter(Nexthop::isFdbPath)
                .map(Nexthop::id)
                .collect(Collectors.toSet());
    }

    /** An observer that holds what the changes add up to, and minds when they do not fit. */
    private static final class Mirror<T> implements Observer<T> {
        private final Set<T> content = ConcurrentHashMap.newKeySet();

        @Override
        public void changed(Changes<T> changes) {
            changes.removed()
                    .forEach(removed -> assertThat(content.remove(removed)).isTrue());
            changes.added().forEach(added -> assertThat(content.add(added)).isTrue());
        }

        Set<T> content() {
            return Set.copyOf(content);
        }
    }
}
