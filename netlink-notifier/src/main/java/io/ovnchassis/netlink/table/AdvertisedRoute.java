package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteNexthop;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import java.util.List;

/**
 * A route that we put into a table, for a routing daemon to find.
 *
 * @param destination what it is the way to
 * @param priority the lower, the better
 * @param nexthop where it goes; unspecified for a blackhole
 */
public record AdvertisedRoute(IpPrefix destination, long priority, IpAddress nexthop) {
    private static final long DEFAULT_V6_PRIORITY = 1024; // IP6_RT_PRIO_USER, linux/ipv6_route.h

    static AdvertisedRoute of(Route route) {
        IpAddress nexthop = route.nexthops().isEmpty()
                ? IpAddress.UNSPECIFIED
                : route.nexthops().getFirst().gateway();
        return new AdvertisedRoute(route.key().destination(), route.key().priority(), nexthop);
    }

    /** As the kernel shows it: for IPv6 it takes no priority for its default one. */
    AdvertisedRoute asInstalled() {
        boolean isDefault = destination.address().isV6() && priority == 0;
        return isDefault ? new AdvertisedRoute(destination, DEFAULT_V6_PRIORITY, nexthop) : this;
    }

    /** The kernel's route for it. */
    Route in(TableId table) {
        boolean isBlackhole = nexthop.isUnspecified();
        IpAddress zero = IpAddress.zero(destination.address().isV6());
        return new Route(
                new Route.Key(table, destination, new IpPrefix(zero, 0), 0, priority),
                isBlackhole ? Route.BLACKHOLE : Route.UNICAST,
                Route.PROTOCOL_OVN,
                0, // RT_SCOPE_UNIVERSE
                IpAddress.UNSPECIFIED,
                0,
                0,
                isBlackhole ? List.of() : List.of(new RouteNexthop(nexthop, 0, 1)));
    }

    /** {@code table_id=100 dst=10.0.0.0 plen=24 nexthop=(blackhole)}. */
    String describe(TableId table) {
        return describe(table, destination, nexthop.isUnspecified() ? "(blackhole)" : nexthop.toString());
    }

    static String describe(TableId table, IpPrefix destination, String nexthop) {
        return "table_id=" + table + " dst=" + destination.address() + " plen=" + destination.length() + " nexthop="
                + nexthop;
    }
}
