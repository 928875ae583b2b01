package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.Complaints;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.Requests;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.table.Orders.Way;
import io.ovnchassis.netlink.wire.AddressFamily;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts our routes into routing tables, and makes and removes VRFs. Our routes are those of protocol 84: others are never
 * touched. Holds nothing between calls; safe on any thread, and blocks while the kernel works.
 */
public final class RouteExchange {
    private static final Logger LOG = LoggerFactory.getLogger("route_exchange_netlink");
    private static final int ADD = NlMsgHeader.ACK | NlMsgHeader.CREATE | NlMsgHeader.EXCLUSIVE;

    private final NetlinkTransport transport;
    private final Orders orders = new Orders(LOG);
    private final Complaints complaints = new Complaints(LOG);

    public RouteExchange(NetlinkTransport transport) {
        this.transport = transport;
    }

    /**
     * Makes {@code wanted} our routes of a table: first those that are not wanted go, then those that are missing come.
     */
    public RouteSync sync(TableId table, Set<AdvertisedRoute> wanted) {
        if (!table.isExchangeable()) {
            String operation = "attempt to sync routes using invalid table id " + table;
            complaints.warn(operation);
            return failed(NetlinkFault.failed(operation, Errno.EINVAL.number(), "choose another table"));
        }
        try (Requests requests = Requests.open(transport, Protocol.ROUTE)) {
            List<Route> present = routes(requests, table);
            Set<AdvertisedRoute> missing = new HashSet<>(wanted);
            Set<AdvertisedRoute> installed =
                    wanted.stream().map(AdvertisedRoute::asInstalled).collect(Collectors.toSet());
            List<AdvertisedRoute> stale = new ArrayList<>();
            present.stream().filter(Route::isOurs).map(AdvertisedRoute::of).forEach(ours -> {
                if (installed.contains(ours)) {
                    missing.removeIf(route -> route.asInstalled().equals(ours));
                } else {
                    stale.add(ours);
                }
            });
            List<NetlinkFault> failures = new ArrayList<>(orders.give(requests, stale, deletion(table)));
            failures.addAll(orders.give(requests, List.copyOf(missing), addition(table)));
            return new RouteSync(learned(requests, present), failures);
        } catch (NetlinkFault e) {
            complaints.warn(e.getMessage());
            return failed(e);
        }
    }

    private static RouteSync failed(NetlinkFault fault) {
        return new RouteSync(Set.of(), List.of(fault));
    }

    private static List<Route> routes(Requests requests, TableId table) {
        return Stream.of(AddressFamily.INET, AddressFamily.INET6)
                .flatMap(family ->
                        Snapshot.take(requests, RouteMessages.dump(family, table), RouteMessages::decode).stream())
                .filter(route -> route.key().table().equals(table))
                .toList();
    }

    private static Set<LearnedRoute> learned(Requests requests, List<Route> present) {
        boolean isAny = present.stream()
                .anyMatch(route -> !LearnedRoute.of(route, Map.of()).isEmpty());
        List<Link> links = isAny ? Snapshot.take(requests, LinkMessages.dump(), LinkMessages::decode) : List.of();
        Map<Integer, String> names =
                links.stream().collect(Collectors.toMap(Link::index, Link::name, (first, second) -> second));
        return present.stream()
                .flatMap(route -> LearnedRoute.of(route, names).stream())
                .collect(Collectors.toSet());
    }

    /** A route that is already gone is as good as deleted. */
    private static Way<AdvertisedRoute> deletion(TableId table) {
        return new Way<>(
                "Removing route",
                "Delete route",
                route -> RouteMessages.remove(route.in(table), NlMsgHeader.ACK),
                route -> route.describe(table),
                Set.of(Errno.ESRCH));
    }

    private static Way<AdvertisedRoute> addition(TableId table) {
        return new Way<>(
                "Adding route",
                "Add route",
                route -> RouteMessages.put(route.in(table), ADD),
                route -> route.describe(table),
                Set.of());
    }

    /** Makes a VRF, unless there is one of that name. Returns why it could not, if so. */
    public Optional<NetlinkFault> createVrf(String name, TableId table) {
        return order(LinkMessages.createVrf(name, table), Errno.EEXIST);
    }

    /** Removes a VRF, if there is one of that name. Returns why it could not, if so. */
    public Optional<NetlinkFault> deleteVrf(String name) {
        return order(LinkMessages.delete(name), Errno.ENODEV);
    }

    private Optional<NetlinkFault> order(Request request, Errno success) {
        try (Requests requests = Requests.open(transport, Protocol.ROUTE)) {
            return requests.execute(request).filter(fault -> !fault.is(success));
        } catch (NetlinkFault e) {
            return Optional.of(e);
        }
    }
}
