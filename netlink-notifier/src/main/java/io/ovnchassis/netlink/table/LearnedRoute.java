package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import java.util.List;
import java.util.Map;

/**
 * A route that a routing daemon put into a table.
 *
 * @param destination what it is the way to
 * @param nexthop the next router
 * @param interfaceName the link to it; empty when that is not known
 */
public record LearnedRoute(IpPrefix destination, IpAddress nexthop, String interfaceName) {
    /**
     * What is learned from a route: one for each of its next routers, unless the route is static, ours, or to a range
     * that is local to a link.
     *
     * @param names what the links are called
     */
    static List<LearnedRoute> of(Route route, Map<Integer, String> names) {
        boolean isDynamic = route.protocol() > Route.PROTOCOL_STATIC && !route.isOurs();
        if (route.type() != Route.UNICAST
                || !isDynamic
                || route.key().destination().isLinkLocal()) {
            return List.of();
        }
        return route.nexthops().stream()
                .filter(nexthop -> !nexthop.gateway().isUnspecified())
                .map(nexthop -> new LearnedRoute(
                        route.key().destination(), nexthop.gateway(), names.getOrDefault(nexthop.interfaceIndex(), "")))
                .toList();
    }
}
