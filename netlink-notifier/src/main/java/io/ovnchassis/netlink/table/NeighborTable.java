package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.notifier.Kinds;
import io.ovnchassis.netlink.notifier.Listener;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.Priority;
import io.ovnchassis.netlink.notifier.Subscription;
import io.ovnchassis.netlink.notifier.Watches;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.NeighborFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The neighbours that others put on a link, of one family, {@linkplain Neighbor#timeless without their age}; those of
 * VLANs are left out. Which of them are remote tunnel endpoints, forwarding or ARP entries, each says of itself. Safe on
 * any thread; kept in sync on the notifier's.
 *
 * <p>When we put an entry in the place of somebody else's, the kernel's message is about ours, and is filtered out like
 * all of ours. {@link NeighborExchange} says when that happened; {@link #resync} is then the way to know.
 */
public final class NeighborTable implements AutoCloseable {
    private final Subscription<Neighbor> subscription;
    private final Entries entries;

    private NeighborTable(Subscription<Neighbor> subscription, Entries entries) {
        this.subscription = subscription;
        this.entries = entries;
    }

    /**
     * Starts to keep a link's neighbours in sync.
     *
     * @throws NetlinkFault when the kernel does not tell of neighbours
     */
    public static NeighborTable open(
            NetlinkNotifier notifier, NeighborFamily family, int interfaceIndex, Observer<Neighbor> observer) {
        Entries entries = new Entries(observer);
        return new NeighborTable(
                notifier.listen(Kinds.NEIGHBOR, Watches.neighbors(family, interfaceIndex), Priority.NORMAL, entries),
                entries);
    }

    /** All of them. */
    public List<Neighbor> neighbors() {
        return entries.guard.get(entries.ledger::values);
    }

    /** What is under a key, if anything is. */
    public Optional<Neighbor> find(Neighbor.Key key) {
        return entries.guard.get(() -> entries.ledger.get(key));
    }

    /** Has the kernel asked for everything anew. */
    public void resync() {
        subscription.resync();
    }

    @Override
    public void close() {
        subscription.close();
    }

    private static final class Entries implements Listener<Neighbor> {
        private final Observer<Neighbor> observer;
        private final Completeness completeness = new Completeness(Kinds.NEIGHBOR);
        private final Guard guard = new Guard();
        private final Ledger<Neighbor.Key, Neighbor> ledger = new Ledger<>();

        Entries(Observer<Neighbor> observer) {
            this.observer = observer;
        }

        @Override
        public void resynced(List<Neighbor> everything) {
            completeness.add(Kinds.NEIGHBOR);
            Map<Neighbor.Key, Neighbor> byKey = everything.stream()
                    .filter(neighbor -> neighbor.vlan() == 0)
                    .collect(Collectors.toMap(Neighbor::key, Neighbor::timeless, (first, second) -> second));
            guard.run(() -> ledger.replaceAll(byKey));
        }

        @Override
        public Verdict changed(Change<Neighbor> change) {
            Neighbor neighbor = change.object();
            if (neighbor.vlan() == 0) {
                guard.run(() -> apply(change, neighbor));
            }
            return Verdict.PASS;
        }

        private void apply(Change<Neighbor> change, Neighbor neighbor) {
            switch (change) {
                case Change.Put<Neighbor> _ -> ledger.put(neighbor.key(), neighbor.timeless());
                case Change.Removed<Neighbor> _ -> ledger.remove(neighbor.key());
            }
        }

        @Override
        public void settled() {
            Changes<Neighbor> changes = guard.get(ledger::takeChanges);
            if (completeness.isNews() || !changes.isEmpty()) {
                observer.changed(changes);
            }
        }
    }
}
