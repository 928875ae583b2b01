package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.conntrack.Connection;
import io.ovnchassis.netlink.conntrack.ConntrackMessages;
import io.ovnchassis.netlink.devlink.DevlinkMessages;
import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.devlink.GenericFamily;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.route.NeighborMessages;
import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.route.NexthopMessages;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.wire.AddressFamily;
import io.ovnchassis.netlink.wire.Errno;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What listeners usually watch. */
public final class Watches {
    private static final int LOOPBACK = 1;

    private Watches() {}

    /** All links. */
    public static Watch<Link> links() {
        return new Watch<>(link -> true, List.of(Query.of(Kinds.LINK, LinkMessages.dump())));
    }

    /**
     * The routes of one table.
     *
     * @param kind {@link Kinds#ROUTE_IPV4} or {@link Kinds#ROUTE_IPV6}
     */
    public static Watch<Route> routes(Kind<Route> kind, TableId table) {
        int family = kind.equals(Kinds.ROUTE_IPV4) ? AddressFamily.INET : AddressFamily.INET6;
        return new Watch<>(
                route -> route.key().table().equals(table),
                List.of(settled(), Query.of(kind, RouteMessages.dump(family, table), Errno.ENOENT)));
    }

    /** The routes of all tables, of one family. */
    public static Watch<Route> routes(Kind<Route> kind) {
        int family = kind.equals(Kinds.ROUTE_IPV4) ? AddressFamily.INET : AddressFamily.INET6;
        return new Watch<>(
                route -> true, List.of(settled(), Query.of(kind, RouteMessages.dump(family, new TableId(0)))));
    }

    /*
     * The kernel says that a link went down before it takes away the routes over it, of which it says nothing. It does
     * both under one lock. A question that needs that lock is answered when the routes are gone, and not before.
     */
    private static Query<Route> settled() {
        return new Query<>(LinkMessages.get(LOOPBACK), message -> Optional.empty(), Set.of(Errno.ENODEV));
    }

    /** The neighbours of one family on one link. */
    public static Watch<Neighbor> neighbors(NeighborFamily family, int interfaceIndex) {
        return new Watch<>(
                neighbor -> neighbor.family() == family && neighbor.interfaceIndex() == interfaceIndex,
                List.of(Query.of(
                        Kinds.NEIGHBOR, NeighborMessages.dump(family, interfaceIndex), Errno.ENODEV, Errno.EINVAL)));
    }

    /** All neighbours. */
    public static Watch<Neighbor> neighbors() {
        List<Query<Neighbor>> queries = new ArrayList<>();
        Arrays.stream(NeighborFamily.values())
                .map(family -> NeighborMessages.dump(family, 0))
                .forEach(dump -> queries.add(Query.of(Kinds.NEIGHBOR, dump)));
        return new Watch<>(neighbor -> true, queries);
    }

    /** All next hops. Kernels before 5.3 have none. */
    public static Watch<Nexthop> nexthops() {
        return new Watch<>(nexthop -> true, List.of(Query.of(Kinds.NEXTHOP, NexthopMessages.dump(), Errno.EOPNOTSUPP)));
    }

    /** The connections of one zone, or of all. */
    public static Watch<Connection> connections(OptionalInt zone) {
        return new Watch<>(
                connection -> zone.isEmpty() || connection.zone() == zone.getAsInt(),
                List.of(Query.of(Kinds.CONNECTION, ConntrackMessages.dump(zone))));
    }

    /** All ports. */
    public static Watch<DevlinkPort> devlinkPorts(Kind<DevlinkPort> kind, GenericFamily devlink) {
        return new Watch<>(port -> true, List.of(Query.of(kind, DevlinkMessages.dump(devlink))));
    }
}
