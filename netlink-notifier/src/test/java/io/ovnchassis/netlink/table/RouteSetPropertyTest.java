package io.ovnchassis.netlink.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteNexthop;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Against a model of the kernel's tables, in which a key can have several routes. A dump may be taken at any moment, and
 * changes that are already in it follow it all the same.
 */
class RouteSetPropertyTest {
    private static final int SEEDS = 3_000;
    private static final int STEPS = 60;

    @Test
    void theSetEndsUpEqualToTheKernelsTable() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            boolean isV6 = random.nextBoolean();
            Model kernel = new Model(isV6, random);
            RouteSet set = new RouteSet();
            List<Change<Route>> pending = new ArrayList<>();
            int uncertain = 0;
            for (int step = 0; step < STEPS; step++) {
                kernel.step().ifPresent(pending::add);
                if (random.nextInt(10) == 0) {
                    // Messages were lost, or nothing was known yet: a dump, with some of the messages before it behind
                    // it.
                    int lost = random.nextInt(pending.size() + 1);
                    set.replaceAll(isV6, kernel.all());
                    pending.subList(0, lost).clear();
                }
                while (!pending.isEmpty() && random.nextInt(3) != 0) {
                    uncertain += set.apply(pending.removeFirst()).isCertain() ? 0 : 1;
                    if (uncertain > 0) {
                        set.replaceAll(isV6, kernel.all());
                        uncertain = 0;
                    }
                }
            }
            for (Change<Route> change : pending) {
                if (!set.apply(change).isCertain()) {
                    set.replaceAll(isV6, kernel.all());
                }
            }
            assertThat(new HashSet<>(set.all())).as("seed %s", seed).isEqualTo(new HashSet<>(kernel.all()));
        }
    }

    /** What the kernel does with orders, and what it says of it. */
    private static final class Model {
        private final boolean isV6;
        private final Random random;
        private final List<Route> routes = new ArrayList<>();

        Model(boolean isV6, Random random) {
            this.isV6 = isV6;
            this.random = random;
        }

        List<Route> all() {
            return List.copyOf(routes);
        }

        Optional<Change<Route>> step() {
            if (random.nextInt(3) == 0 && !routes.isEmpty()) {
                return Optional.of(isV6 ? remove6() : remove4());
            }
            Route route = route();
            boolean exists = routes.stream().anyMatch(other -> other.key().equals(route.key()));
            return switch (random.nextInt(4)) {
                case 0 -> exists ? Optional.empty() : put(route, 0);
                case 1 -> put(route, NlMsgHeader.APPEND);
                case 2 -> put(route, NlMsgHeader.REPLACE);
                default -> put(route, 0);
            };
        }

        private Change<Route> remove4() {
            Route gone = routes.remove(random.nextInt(routes.size()));
            return new Change.Removed<>(gone);
        }

        /** All of a route's next hops at once, or one of them. */
        private Change<Route> remove6() {
            int index = random.nextInt(routes.size());
            Route route = routes.get(index);
            if (route.nexthops().size() < 2 || random.nextBoolean()) {
                routes.remove(index);
                return new Change.Removed<>(route);
            }
            RouteNexthop gone =
                    route.nexthops().get(random.nextInt(route.nexthops().size()));
            routes.set(
                    index,
                    with(
                            route,
                            route.nexthops().stream()
                                    .filter(n -> !n.equals(gone))
                                    .toList()));
            RouteNexthop alone = new RouteNexthop(gone.gateway(), gone.interfaceIndex(), 1); // shown without its weight
            return new Change.Removed<>(with(route, List.of(alone)));
        }

        private Optional<Change<Route>> put(Route route, int flags) {
            return isV6 ? put6(route, flags) : put4(route, flags);
        }

        private Optional<Change<Route>> put4(Route route, int flags) {
            if (routes.contains(route)) {
                return Optional.empty();
            }
            int first = firstWithKeyOf(route);
            if (flags == NlMsgHeader.REPLACE && first < routes.size()) {
                routes.set(first, route);
            } else if (flags == NlMsgHeader.APPEND) {
                routes.add(route);
            } else {
                routes.add(first, route);
            }
            return Optional.of(new Change.Put<>(route, flags));
        }

        /** Routes with a gateway become one; others stand behind each other. */
        private Optional<Change<Route>> put6(Route route, int flags) {
            Optional<Route> shared = routes.stream()
                    .filter(other -> other.key().equals(route.key()) && other.hasGateway() && route.hasGateway())
                    .findFirst();
            if (routes.contains(route)
                    || shared.filter(s -> s.nexthops().containsAll(route.nexthops()))
                            .isPresent()) {
                return Optional.empty();
            }
            if (shared.isPresent()) {
                List<RouteNexthop> all = new ArrayList<>(shared.get().nexthops());
                route.nexthops().stream().filter(n -> !all.contains(n)).forEach(all::add);
                Route grown = flags == NlMsgHeader.REPLACE ? route : with(shared.get(), all);
                routes.set(routes.indexOf(shared.get()), grown);
                return Optional.of(new Change.Put<>(grown, flags));
            }
            int first = firstWithKeyOf(route);
            if (flags == NlMsgHeader.REPLACE && first < routes.size()) {
                routes.set(first, route);
            } else {
                routes.add(route);
            }
            return Optional.of(new Change.Put<>(route, flags));
        }

        private int firstWithKeyOf(Route route) {
            int first = 0;
            while (first < routes.size() && !routes.get(first).key().equals(route.key())) {
                first++;
            }
            return first;
        }

        private static Route with(Route route, List<RouteNexthop> nexthops) {
            return new Route(
                    route.key(),
                    route.type(),
                    route.protocol(),
                    route.scope(),
                    route.preferredSource(),
                    route.mark(),
                    route.nexthopId(),
                    nexthops);
        }

        private Route route() {
            IpAddress address = isV6 ? IpAddress.v6(random.nextInt(3), 0) : IpAddress.v4(random.nextInt(3));
            Route.Key key = new Route.Key(
                    new TableId(100),
                    new IpPrefix(address, 24),
                    new IpPrefix(IpAddress.zero(isV6), 0),
                    0,
                    random.nextInt(2));
            boolean isBlackhole = random.nextInt(4) == 0;
            return new Route(
                    key,
                    isBlackhole ? Route.BLACKHOLE : Route.UNICAST,
                    11,
                    0,
                    IpAddress.UNSPECIFIED,
                    0,
                    0,
                    isBlackhole ? List.of() : List.of(nexthop()));
        }

        private RouteNexthop nexthop() {
            int number = random.nextInt(1, 4);
            boolean isOnLink = random.nextInt(5) == 0;
            IpAddress gateway = isV6 ? IpAddress.v6(1, number) : IpAddress.v4(number);
            return new RouteNexthop(isOnLink ? IpAddress.UNSPECIFIED : gateway, 5, isV6 && number == 3 ? 2 : 1);
        }
    }
}
