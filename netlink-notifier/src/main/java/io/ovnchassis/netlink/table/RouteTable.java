package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.notifier.Kind;
import io.ovnchassis.netlink.notifier.Kinds;
import io.ovnchassis.netlink.notifier.Listener;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.Priority;
import io.ovnchassis.netlink.notifier.Subscription;
import io.ovnchassis.netlink.notifier.Watches;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.TableId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes that others put into a routing table, and what is learned from them. Safe on any thread; kept in sync on
 * the notifier's.
 *
 * <p>The kernel does not say everything: IPv4 routes vanish without a word together with their link or their next-hop
 * object. Links and next hops are therefore listened to as well, and the table is asked for anew when one that it uses
 * goes or changes.
 */
public final class RouteTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("route_exchange_netlink");

    private final TableId table;
    private final Observer<LearnedRoute> observer;
    private final Guard guard = new Guard();
    private final RouteSet set = new RouteSet();
    private final RouteBook book = new RouteBook();
    private final Completeness completeness = new Completeness(Kinds.LINK, Kinds.ROUTE_IPV4, Kinds.ROUTE_IPV6);
    private final List<Subscription<?>> subscriptions = new CopyOnWriteArrayList<>();
    private final List<Subscription<Route>> routeSubscriptions = new CopyOnWriteArrayList<>();

    private RouteTable(TableId table, Observer<LearnedRoute> observer) {
        this.table = table;
        this.observer = observer;
    }

    /**
     * Starts to keep a table in sync.
     *
     * @throws NetlinkFault when the kernel does not tell of routes
     */
    public static RouteTable open(NetlinkNotifier notifier, TableId table, Observer<LearnedRoute> observer) {
        RouteTable opened = new RouteTable(table, observer);
        try {
            opened.listen(notifier);
            return opened;
        } catch (NetlinkFault e) {
            opened.close();
            throw e;
        }
    }

    private void listen(NetlinkNotifier notifier) {
        subscriptions.add(notifier.listen(Kinds.LINK, Watches.links(), Priority.NORMAL, new Links()));
        try {
            subscriptions.add(notifier.listen(Kinds.NEXTHOP, Watches.nexthops(), Priority.NORMAL, new Nexthops()));
        } catch (NetlinkFault e) {
            LOG.debug("routes of this kernel use no next-hop objects", e);
        }
        for (Kind<Route> kind : List.of(Kinds.ROUTE_IPV4, Kinds.ROUTE_IPV6)) {
            Subscription<Route> subscription =
                    notifier.listen(kind, Watches.routes(kind, table), Priority.NORMAL, new Routes(kind));
            subscriptions.add(subscription);
            routeSubscriptions.add(subscription);
        }
    }

    /** All routes of others, learned from or not. */
    public List<Route> routes() {
        return guard.get(set::all);
    }

    /** What is learned. */
    public Set<LearnedRoute> learned() {
        return guard.get(book::learned);
    }

    /** Has the kernel asked for everything anew. */
    public void resync() {
        routeSubscriptions.forEach(Subscription::resync);
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }

    private void apply(Supplier<RouteSet.Difference> action) {
        boolean isCertain = guard.get(() -> {
            RouteSet.Difference difference = action.get();
            book.apply(difference.removed(), difference.added());
            return difference.isCertain();
        });
        if (!isCertain) {
            resync();
        }
    }

    /** Tells the observer, without the lock, as it may take its time. */
    private void publish() {
        if (completeness.isReached()) {
            Changes<LearnedRoute> changes = guard.get(book::takeChanges);
            if (completeness.isNews() || !changes.isEmpty()) {
                observer.changed(changes);
            }
        }
    }

    /** The routes of one family. */
    private final class Routes implements Listener<Route> {
        private final Kind<Route> kind;

        Routes(Kind<Route> kind) {
            this.kind = kind;
        }

        @Override
        public void resynced(List<Route> everything) {
            completeness.add(kind);
            apply(() -> set.replaceAll(kind.equals(Kinds.ROUTE_IPV6), everything));
        }

        @Override
        public Verdict changed(Change<Route> change) {
            apply(() -> set.apply(change));
            return Verdict.PASS;
        }

        @Override
        public void settled() {
            publish();
        }
    }

    /** What links are called, and whether those in use are still up. */
    private final class Links implements Listener<Link> {
        @Override
        public void resynced(List<Link> everything) {
            completeness.add(Kinds.LINK);
            Map<Integer, String> names =
                    everything.stream().collect(Collectors.toMap(Link::index, Link::name, (a, b) -> b));
            guard.run(() -> book.renameAll(names, set::all));
            resync(); // what went down in the meantime took routes with it
        }

        @Override
        public Verdict changed(Change<Link> change) {
            Link link = change.object();
            boolean isUp = change instanceof Change.Put<Link> && link.isUp();
            boolean lostRoutes = guard.get(() -> {
                book.rename(link.index(), change instanceof Change.Put<Link> ? link.name() : "", set::all);
                return !isUp && book.usesLink(link.index());
            });
            if (lostRoutes) {
                resync();
            }
            return Verdict.PASS;
        }

        @Override
        public void settled() {
            publish();
        }
    }

    /** Whether the next-hop objects in use are still what they were. */
    private final class Nexthops implements Listener<Nexthop> {
        @Override
        public void resynced(List<Nexthop> everything) {
            if (guard.get(book::usesNexthops)) {
                resync();
            }
        }

        @Override
        public Verdict changed(Change<Nexthop> change) {
            if (guard.get(() -> book.usesNexthop(change.object().id()))) {
                resync();
            }
            return Verdict.PASS;
        }
    }
}
