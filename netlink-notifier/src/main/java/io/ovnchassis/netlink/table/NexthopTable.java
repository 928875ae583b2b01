package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.notifier.Kinds;
import io.ovnchassis.netlink.notifier.Listener;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.Priority;
import io.ovnchassis.netlink.notifier.Subscription;
import io.ovnchassis.netlink.notifier.Watches;
import io.ovnchassis.netlink.route.Nexthop;
import java.util.List;
import java.util.Optional;

/**
 * The next hops that the forwarding entries of bridges can lead to: gateways, and groups with the addresses of their
 * members. A group changes when one of its members does. Safe on any thread; kept in sync on the notifier's.
 */
public final class NexthopTable implements AutoCloseable {
    private final Subscription<Nexthop> subscription;
    private final Entries entries;

    private NexthopTable(Subscription<Nexthop> subscription, Entries entries) {
        this.subscription = subscription;
        this.entries = entries;
    }

    /**
     * Starts to keep the next hops in sync.
     *
     * @throws NetlinkFault when the kernel does not tell of next hops
     */
    public static NexthopTable open(NetlinkNotifier notifier, Observer<FdbNexthop> observer) {
        Entries entries = new Entries(observer);
        return new NexthopTable(notifier.listen(Kinds.NEXTHOP, Watches.nexthops(), Priority.NORMAL, entries), entries);
    }

    /** All of them. */
    public List<FdbNexthop> nexthops() {
        return entries.guard.get(entries.set::all);
    }

    /** The one with that number, if there is one that forwarding entries can lead to. */
    public Optional<FdbNexthop> find(long id) {
        return entries.guard.get(() -> entries.set.find(id));
    }

    /** Has the kernel asked for everything anew. */
    public void resync() {
        subscription.resync();
    }

    @Override
    public void close() {
        subscription.close();
    }

    private static final class Entries implements Listener<Nexthop> {
        private final Observer<FdbNexthop> observer;
        private final Completeness completeness = new Completeness(Kinds.NEXTHOP);
        private final Guard guard = new Guard();
        private final NexthopSet set = new NexthopSet();

        Entries(Observer<FdbNexthop> observer) {
            this.observer = observer;
        }

        @Override
        public void resynced(List<Nexthop> everything) {
            completeness.add(Kinds.NEXTHOP);
            guard.run(() -> set.replaceAll(everything));
        }

        @Override
        public Verdict changed(Change<Nexthop> change) {
            guard.run(() -> set.apply(change));
            return Verdict.PASS;
        }

        @Override
        public void settled() {
            Changes<FdbNexthop> changes = guard.get(set::takeChanges);
            if (completeness.isNews() || !changes.isEmpty()) {
                observer.changed(changes);
            }
        }
    }
}
