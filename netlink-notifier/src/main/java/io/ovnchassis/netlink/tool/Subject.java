package io.ovnchassis.netlink.tool;

import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.Requests;
import io.ovnchassis.netlink.devlink.DevlinkMessages;
import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.devlink.GenericFamily;
import io.ovnchassis.netlink.notifier.Kind;
import io.ovnchassis.netlink.notifier.Kinds;
import io.ovnchassis.netlink.notifier.Watch;
import io.ovnchassis.netlink.notifier.Watches;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.TableId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be asked to be shown. */
enum Subject {
    LINKS,
    ROUTES,
    NEIGHBORS,
    NEXTHOPS,
    DEVLINK,
    CONNTRACK;

    /**
     * The kinds of objects that it is about.
     *
     * @param table of which table routes are shown; of all tables if it is empty
     * @throws io.ovnchassis.netlink.NetlinkFault when this kernel does not have it
     */
    List<Topic<?>> topics(NetlinkTransport kernel, Optional<TableId> table) {
        return switch (this) {
            case LINKS -> List.of(new Topic<>("link", Kinds.LINK, Watches.links(), Descriptions::link));
            case ROUTES -> List.of(routes(Kinds.ROUTE_IPV4, table), routes(Kinds.ROUTE_IPV6, table));
            case NEIGHBORS ->
                List.of(new Topic<>("neighbor", Kinds.NEIGHBOR, Watches.neighbors(), Descriptions::neighbor));
            case NEXTHOPS -> List.of(new Topic<>("nexthop", Kinds.NEXTHOP, Watches.nexthops(), Descriptions::nexthop));
            case DEVLINK -> List.of(devlinkPorts(kernel));
            case CONNTRACK ->
                List.of(new Topic<>(
                        "connection",
                        Kinds.CONNECTION,
                        Watches.connections(OptionalInt.empty()),
                        Descriptions::connection));
        };
    }

    private static Topic<Route> routes(Kind<Route> kind, Optional<TableId> table) {
        Watch<Route> watch = table.map(id -> Watches.routes(kind, id)).orElseGet(() -> Watches.routes(kind));
        return new Topic<>("route", kind, watch, Descriptions::route);
    }

    private static Topic<DevlinkPort> devlinkPorts(NetlinkTransport kernel) {
        try (Requests requests = Requests.open(kernel, Protocol.GENERIC)) {
            GenericFamily devlink = GenericFamily.resolve(requests, DevlinkMessages.FAMILY);
            Kind<DevlinkPort> kind = Kinds.devlinkPorts(devlink);
            return new Topic<>("port", kind, Watches.devlinkPorts(kind, devlink), Descriptions::port);
        }
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
