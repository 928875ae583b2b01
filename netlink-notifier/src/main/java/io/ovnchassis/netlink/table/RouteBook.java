package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteNexthop;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What follows from the routes of a table: what is learned, and which links and next hops matter. Not safe for threads. */
final class RouteBook {
    private final Map<Integer, String> names = new HashMap<>();
    private final Bag<LearnedRoute> mentions = new Bag<>();
    private final Ledger<LearnedRoute, LearnedRoute> learned = new Ledger<>();
    private final Bag<Integer> links = new Bag<>();
    private final Bag<Long> nexthops = new Bag<>();

    /** Some routes went and others came. */
    void apply(Collection<Route> removed, Collection<Route> added) {
        removed.forEach(this::remove);
        added.forEach(this::add);
    }

    private void add(Route route) {
        learn(route);
        route.nexthops().stream().map(RouteNexthop::interfaceIndex).forEach(links::add);
        nexthopOf(route).forEach(nexthops::add);
    }

    private void remove(Route route) {
        unlearn(route);
        route.nexthops().stream().map(RouteNexthop::interfaceIndex).forEach(links::remove);
        nexthopOf(route).forEach(nexthops::remove);
    }

    private static Stream<Long> nexthopOf(Route route) {
        return route.nexthopId() == 0 ? Stream.of() : Stream.of(route.nexthopId());
    }

    private void learn(Route route) {
        LearnedRoute.of(route, names).stream().filter(mentions::add).forEach(one -> learned.put(one, one));
    }

    private void unlearn(Route route) {
        LearnedRoute.of(route, names).stream().filter(mentions::remove).forEach(learned::remove);
    }

    /**
     * A link is called this from now on, or nothing, once it is gone.
     *
     * @param routes all that are in the book, which are only asked for when it matters
     */
    void rename(int link, String name, Supplier<List<Route>> routes) {
        boolean matters = usesLink(link) && !name.equals(names.getOrDefault(link, ""));
        List<Route> affected = matters ? routes.get() : List.of();
        affected.forEach(this::unlearn);
        if (name.isEmpty()) {
            names.remove(link);
        } else {
            names.put(link, name);
        }
        affected.forEach(this::learn);
    }

    /** All links there are, and what they are called. */
    void renameAll(Map<Integer, String> fresh, Supplier<List<Route>> routes) {
        Map<Integer, String> changed = new HashMap<>(fresh);
        names.keySet().forEach(link -> changed.putIfAbsent(link, ""));
        changed.forEach((link, name) -> rename(link, name, routes));
    }

    boolean usesLink(int index) {
        return links.contains(index);
    }

    boolean usesNexthop(long id) {
        return nexthops.contains(id);
    }

    boolean usesNexthops() {
        return !nexthops.isEmpty();
    }

    Set<LearnedRoute> learned() {
        return Set.copyOf(learned.values());
    }

    Changes<LearnedRoute> takeChanges() {
        return learned.takeChanges();
    }
}
