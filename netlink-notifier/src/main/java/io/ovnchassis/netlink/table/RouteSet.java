package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.route.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The routes of a table, kept by what the kernel says of changes. Not safe for threads. */
final class RouteSet {
    /*
     * The kernel may have several routes with one key, and its messages do not always say which one they are about.
     *
     * IPv4: the routes of a key are in an order. One is put before the others or, with NLM_F_APPEND, behind them. With
     * NLM_F_REPLACE the first one is replaced: if there is more than one, that cannot be told from here, as the order of
     * a dump is not known to be that of the changes. A removal names the route with all that it is.
     *
     * IPv6: routes with a gateway share one entry per key, and a message about it shows all of its next hops (but those
     * from router advertisements, and those that use next-hop objects, stand alone). A removal shows the next hops that
     * go. Other routes with the same key are put behind each other.
     *
     * A change may also be one that is already in the dump that was applied before it. Applied again it has to end in
     * the same, once all changes up to now have been applied. Where that is not certain the answer is "uncertain", and
     * the table has to be asked for anew; this is rare, as few tables have several routes with one key.
     */

    /** What a change came to. */
    record Difference(List<Route> removed, List<Route> added, boolean isCertain) {
        private static final Difference NONE = new Difference(List.of(), List.of(), true);
        private static final Difference UNCERTAIN = new Difference(List.of(), List.of(), false);
    }

    private final Map<Route.Key, List<Route>> byKey = new HashMap<>();

    Difference apply(Change<Route> change) {
        return switch (change) {
            case Change.Put<Route> put -> put(put);
            case Change.Removed<Route> removed -> remove(removed.object());
        };
    }

    private Difference put(Change.Put<Route> put) {
        Route route = put.object();
        List<Route> old = of(route.key());
        boolean isOneOfMany = put.replaces() && old.size() > 1;
        if (old.contains(route)) {
            return isOneOfMany ? Difference.UNCERTAIN : Difference.NONE;
        }
        Optional<Route> shared = sharedEntry(route);
        if (shared.isPresent()) {
            return exchange(route.key(), List.of(shared.get()), List.of(route));
        }
        if (isOneOfMany) {
            return Difference.UNCERTAIN;
        }
        return exchange(route.key(), put.replaces() ? old : List.of(), List.of(route));
    }

    /** The entry that {@code route} takes the place of because routes like it share one. */
    private Optional<Route> sharedEntry(Route route) {
        return isSharing(route)
                ? of(route.key()).stream().filter(RouteSet::isSharing).findFirst()
                : Optional.empty();
    }

    private static boolean isSharing(Route route) {
        return route.key().isV6()
                && route.hasGateway()
                && route.protocol() != Route.PROTOCOL_RA
                && route.nexthopId() == 0;
    }

    private Difference remove(Route route) {
        List<Route> old = of(route.key());
        if (old.contains(route)) {
            return exchange(route.key(), List.of(route), List.of());
        }
        Optional<Route> shared =
                sharedEntry(route).filter(entry -> entry.nexthops().containsAll(route.nexthops()));
        if (shared.isPresent()) {
            return exchange(route.key(), List.of(shared.get()), List.of(without(shared.get(), route)));
        }
        return old.isEmpty() ? Difference.NONE : Difference.UNCERTAIN;
    }

    private static Route without(Route entry, Route gone) {
        return new Route(
                entry.key(),
                entry.type(),
                entry.protocol(),
                entry.scope(),
                entry.preferredSource(),
                entry.mark(),
                entry.nexthopId(),
                entry.nexthops().stream()
                        .filter(nexthop -> !gone.nexthops().contains(nexthop))
                        .toList());
    }

    private Difference exchange(Route.Key key, List<Route> removed, List<Route> added) {
        List<Route> routes = new ArrayList<>(of(key));
        routes.removeAll(removed);
        routes.addAll(added);
        if (routes.isEmpty()) {
            byKey.remove(key);
        } else {
            byKey.put(key, List.copyOf(routes));
        }
        return new Difference(removed, added, true);
    }

    /** Makes one family of it what {@code everything} is. */
    Difference replaceAll(boolean isV6, List<Route> everything) {
        Set<Route> fresh = new HashSet<>(everything);
        List<Route> removed = all().stream()
                .filter(route -> route.key().isV6() == isV6)
                .filter(route -> !fresh.contains(route))
                .toList();
        List<Route> added =
                fresh.stream().filter(route -> !of(route.key()).contains(route)).toList();
        removed.forEach(route -> exchange(route.key(), List.of(route), List.of()));
        added.forEach(route -> exchange(route.key(), List.of(), List.of(route)));
        return new Difference(removed, added, true);
    }

    private List<Route> of(Route.Key key) {
        return byKey.getOrDefault(key, List.of());
    }

    List<Route> all() {
        return byKey.values().stream().flatMap(Collection::stream).toList();
    }
}
