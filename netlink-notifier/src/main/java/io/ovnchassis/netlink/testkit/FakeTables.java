package io.ovnchassis.netlink.testkit;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.ovnchassis.netlink.Change;
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
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The tables of the fake kernel. Not safe for threads: the kernel's lock protects them. */
final class FakeTables {
    private static final int GENERIC_CONTROLLER = 0x10; // GENL_ID_CTRL
    private static final long DEFAULT_V6_METRIC = 1024; // IP6_RT_PRIO_USER, linux/ipv6_route.h

    private final Shelf<Link> links = new Shelf<>(
            new Shelf.Ways<>(link -> 1, this::decodeLink, Link::index, FakeTables::writeLink, Errno.ENODEV));

    private final Shelf<Route> routes = new Shelf<>(new Shelf.Ways<>(
            route -> route.key().isV6() ? 11 : 7,
            message -> RouteMessages.decode(message).map(FakeTables::normalize),
            Route::key,
            FakeTables::writeRoute,
            Errno.ESRCH));

    private final Shelf<Neighbor> neighbors = new Shelf<>(new Shelf.Ways<>(
            neighbor -> 3, NeighborMessages::decode, Neighbor::key, FakeTables::writeNeighbor, Errno.ENOENT));

    private final Shelf<Nexthop> nexthops = new Shelf<>(new Shelf.Ways<>(
            nexthop -> 32, NexthopMessages::decode, Nexthop::id, FakeTables::writeNexthop, Errno.ENOENT));

    private final Shelf<Connection> connections = new Shelf<>(new Shelf.Ways<>(
            connection -> ConntrackMessages.GROUP_NEW,
            ConntrackMessages::decode,
            Connection::key,
            FakeTables::writeConnection,
            Errno.ENOENT));

    private final Map<DevlinkPort.Key, DevlinkPort> ports = new LinkedHashMap<>();
    private int nextLink = 1;

    /** Carries out an order. */
    Shelf.Outcome order(Message message) {
        return Stream.of(links, routes, neighbors, nexthops, connections)
                .flatMap(shelf -> shelf.order(message).stream())
                .findFirst()
                .orElse(new Shelf.Outcome.Refused(Errno.EOPNOTSUPP));
    }

    /** What a question is answered with; empty if it is none. */
    Optional<List<Request>> answer(Protocol protocol, Message message) {
        if (protocol == Protocol.GENERIC) {
            boolean isLookUp = message.type() == GENERIC_CONTROLLER;
            return Optional.of(isLookUp ? List.of(FakeKernel.DEVLINK.describe()) : dumpPorts());
        }
        return switch (message.type()) {
            case LinkMessages.GET -> Optional.of(links.dump(linkFilter(message)));
            case RouteMessages.GET -> Optional.of(routes.dump(routeFilter(message)));
            case NeighborMessages.GET -> Optional.of(neighbors.dump(neighborFilter(message)));
            case NexthopMessages.GET -> Optional.of(nexthops.dump(nexthop -> true));
            case ConntrackMessages.GET -> Optional.of(connections.dump(connection -> true));
            default -> Optional.empty();
        };
    }

    private List<Request> dumpPorts() {
        GenericFamily devlink = FakeKernel.DEVLINK;
        return ports.values().stream()
                .map(port -> DevlinkMessages.dumped(devlink, port))
                .toList();
    }

    private static Predicate<Link> linkFilter(Message message) {
        int index = message.payload().get(JAVA_INT_UNALIGNED, 4);
        return link -> message.has(NlMsgHeader.DUMP) || link.index() == index;
    }

    /** Like the real one it answers with the routes of one family and table, or of all tables for 0. */
    private static Predicate<Route> routeFilter(Message message) {
        Message asIfNew = new Message(RouteMessages.NEW, 0, 0, 0, message.payload());
        Optional<Route.Key> asked =
                RouteMessages.decode(asIfNew).map(change -> change.object().key());
        return route -> asked.isPresent()
                && asked.get().isV6() == route.key().isV6()
                && (asked.get().table().value() == 0
                        || asked.get().table().equals(route.key().table()));
    }

    /** Like an old one it answers with the neighbours of a family, on whatever link. */
    private static Predicate<Neighbor> neighborFilter(Message message) {
        int family = Byte.toUnsignedInt(message.payload().get(JAVA_BYTE, 0));
        return neighbor -> neighbor.family().number() == family;
    }

    void put(DevlinkPort port) {
        ports.put(port.key(), port);
    }

    void remove(DevlinkPort port) {
        ports.remove(port.key());
    }

    <T> List<T> all(Class<T> type) {
        List<Object> all = new ArrayList<>(ports.values());
        Stream.of(links, routes, neighbors, nexthops, connections).forEach(shelf -> all.addAll(shelf.all()));
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T> void silentlyRemove(Class<T> type, Predicate<T> which) {
        Stream.of(links, routes, neighbors, nexthops, connections)
                .forEach(shelf -> shelf.silently(object -> type.isInstance(object) && which.test(type.cast(object))));
    }

    /** A link that an order names is known by its number from here on; a new one gets the next. */
    private Optional<Change<Link>> decodeLink(Message message) {
        return LinkMessages.decode(message).map(change -> {
            Link link = numbered(change.object());
            return switch (change) {
                case Change.Put<Link> put -> new Change.Put<>(link, put.flags());
                case Change.Removed<Link> _ -> new Change.Removed<>(link);
            };
        });
    }

    private Link numbered(Link link) {
        int index = link.index() != 0 ? link.index() : indexOf(link.name()).orElse(nextLink);
        nextLink = Math.max(nextLink, index + 1);
        return new Link(
                index,
                link.name(),
                link.flags(),
                link.address(),
                link.masterIndex(),
                link.peerIndex(),
                link.kind(),
                link.mtu());
    }

    private OptionalInt indexOf(String name) {
        return links.all().stream()
                .filter(link -> link.name().equals(name))
                .mapToInt(Link::index)
                .findFirst();
    }

    private static Change<Route> normalize(Change<Route> change) {
        Route route = change.object();
        Route.Key key = route.key();
        if (!key.isV6() || key.priority() != 0) {
            return change;
        }
        Route.Key given = new Route.Key(key.table(), key.destination(), key.source(), key.tos(), DEFAULT_V6_METRIC);
        Route normalized = new Route(
                given,
                route.type(),
                route.protocol(),
                route.scope(),
                route.preferredSource(),
                route.mark(),
                route.nexthopId(),
                route.nexthops());
        return switch (change) {
            case Change.Put<Route> put -> new Change.Put<>(normalized, put.flags());
            case Change.Removed<Route> _ -> new Change.Removed<>(normalized);
        };
    }

    private static Request writeLink(Change<Link> change) {
        return switch (change) {
            case Change.Put<Link> put -> LinkMessages.put(put.object(), put.flags());
            case Change.Removed<Link> removed -> LinkMessages.remove(removed.object());
        };
    }

    private static Request writeRoute(Change<Route> change) {
        return switch (change) {
            case Change.Put<Route> put -> RouteMessages.put(put.object(), put.flags());
            case Change.Removed<Route> removed -> RouteMessages.remove(removed.object(), 0);
        };
    }

    private static Request writeNeighbor(Change<Neighbor> change) {
        return switch (change) {
            case Change.Put<Neighbor> put -> NeighborMessages.put(put.object(), put.flags());
            case Change.Removed<Neighbor> removed -> NeighborMessages.remove(removed.object(), 0);
        };
    }

    private static Request writeNexthop(Change<Nexthop> change) {
        return switch (change) {
            case Change.Put<Nexthop> put -> NexthopMessages.put(put.object(), put.flags());
            case Change.Removed<Nexthop> removed -> NexthopMessages.remove(removed.object(), 0);
        };
    }

    private static Request writeConnection(Change<Connection> change) {
        return switch (change) {
            case Change.Put<Connection> put -> ConntrackMessages.put(put.object(), put.flags());
            case Change.Removed<Connection> removed -> ConntrackMessages.remove(removed.object(), 0);
        };
    }
}
