package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.conntrack.Connection;
import io.ovnchassis.netlink.conntrack.ConntrackMessages;
import io.ovnchassis.netlink.devlink.DevlinkMessages;
import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.devlink.GenericFamily;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.NeighborMessages;
import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.route.NexthopMessages;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.wire.AddressFamily;
import java.util.List;

/** The kinds that there are. */
public final class Kinds {
    private static final int GROUP_LINK = 1; // RTNLGRP_LINK, linux/rtnetlink.h
    private static final int GROUP_NEIGHBOR = 3; // RTNLGRP_NEIGH
    private static final int GROUP_IPV4_ROUTE = 7; // RTNLGRP_IPV4_ROUTE
    private static final int GROUP_IPV6_ROUTE = 11; // RTNLGRP_IPV6_ROUTE
    private static final int GROUP_NEXTHOP = 32; // RTNLGRP_NEXTHOP

    public static final Kind<Link> LINK =
            new Kind<>("link", Protocol.ROUTE, List.of(GROUP_LINK), LinkMessages::decode, link -> false);

    /** IPv4 routes; not those with our protocol number. */
    public static final Kind<Route> ROUTE_IPV4 = new Kind<>(
            "route-ipv4",
            Protocol.ROUTE,
            List.of(GROUP_IPV4_ROUTE),
            message -> RouteMessages.decode(message, AddressFamily.INET),
            Route::isOurs);

    /** IPv6 routes; not those with our protocol number. */
    public static final Kind<Route> ROUTE_IPV6 = new Kind<>(
            "route-ipv6",
            Protocol.ROUTE,
            List.of(GROUP_IPV6_ROUTE),
            message -> RouteMessages.decode(message, AddressFamily.INET6),
            Route::isOurs);

    /** Neighbours of all families; not those in the state that ours are in. */
    public static final Kind<Neighbor> NEIGHBOR =
            new Kind<>("neighbor", Protocol.ROUTE, List.of(GROUP_NEIGHBOR), NeighborMessages::decode, Neighbor::isOurs);

    public static final Kind<Nexthop> NEXTHOP =
            new Kind<>("nexthop", Protocol.ROUTE, List.of(GROUP_NEXTHOP), NexthopMessages::decode, nexthop -> false);

    /** Tracked connections: new ones, changed ones and those that ended. */
    public static final Kind<Connection> CONNECTION = new Kind<>(
            "conntrack",
            Protocol.NETFILTER,
            List.of(ConntrackMessages.GROUP_NEW, ConntrackMessages.GROUP_UPDATE, ConntrackMessages.GROUP_DESTROY),
            ConntrackMessages::decode,
            connection -> false);

    private Kinds() {}

    /**
     * Ports of devices with an embedded switch, in the kernel that {@code devlink} was looked up in.
     *
     * @throws io.ovnchassis.netlink.NetlinkFault when that kernel does not tell of ports
     */
    public static Kind<DevlinkPort> devlinkPorts(GenericFamily devlink) {
        return new Kind<>(
                "devlink-port",
                Protocol.GENERIC,
                List.of(devlink.group(DevlinkMessages.GROUP)),
                message -> DevlinkMessages.decode(devlink, message),
                port -> false);
    }
}
