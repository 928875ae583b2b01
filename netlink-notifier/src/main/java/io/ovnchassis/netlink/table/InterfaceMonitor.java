package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.notifier.Kinds;
import io.ovnchassis.netlink.notifier.Listener;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.Priority;
import io.ovnchassis.netlink.notifier.Subscription;
import io.ovnchassis.netlink.notifier.Watches;
import io.ovnchassis.netlink.route.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbers of the interfaces with certain names. An interface counts from when it is up, or when its name comes to be
 * watched, until it is gone or called something else. Listens only while a name is watched. Safe on any thread; kept in
 * sync on the notifier's.
 */
public final class InterfaceMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("host_if_monitor");

    private final NetlinkNotifier notifier;
    private final Observer<Link> observer;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private final Guard guard = new Guard();
    private final Ledger<String, Link> known = new Ledger<>();
    private Set<String> watched = Set.of();
    private Optional<Subscription<Link>> subscription = Optional.empty();

    /** @param observer told of the watched interfaces that came, went, or have another number */
    public InterfaceMonitor(NetlinkNotifier notifier, Observer<Link> observer) {
        this.notifier = notifier;
        this.observer = observer;
    }

    /**
     * Watches these names, and no others.
     *
     * @throws NetlinkFault when the kernel does not tell of links
     */
    public void watch(Set<String> names) {
        lifecycle.lock();
        try {
            boolean hasNew = guard.get(() -> replaceWatched(Set.copyOf(names)));
            if (names.isEmpty()) {
                stop();
            } else if (subscription.isEmpty()) {
                LOG.info("Enabling host interface monitor");
                subscription = Optional.of(notifier.listen(Kinds.LINK, Watches.links(), Priority.NORMAL, new Links()));
            } else if (hasNew) {
                subscription.get().resync();
            }
        } finally {
            lifecycle.unlock();
        }
    }

    /** Says whether there is a name that was not watched before. */
    private boolean replaceWatched(Set<String> names) {
        boolean hasNew = !watched.containsAll(names);
        watched.stream().filter(name -> !names.contains(name)).forEach(known::remove);
        watched = names;
        return hasNew;
    }

    private void stop() {
        if (subscription.isPresent()) {
            LOG.info("Disabling host interface monitor");
            subscription.get().close();
            subscription = Optional.empty();
        }
    }

    /** The number of a watched interface, while there is one. */
    public OptionalInt index(String name) {
        Optional<Link> link = guard.get(() -> known.get(name));
        return link.isPresent() ? OptionalInt.of(link.get().index()) : OptionalInt.empty();
    }

    @Override
    public void close() {
        watch(Set.of());
    }

    /** What matters of a link here, so that other changes are none. */
    private static Link essence(Link link) {
        return new Link(link.index(), link.name(), 0, link.address(), 0, 0, link.kind(), 0);
    }

    private final class Links implements Listener<Link> {
        @Override
        public void resynced(List<Link> everything) {
            Map<String, Link> byName = everything.stream()
                    .map(InterfaceMonitor::essence)
                    .collect(Collectors.toMap(Link::name, link -> link, (first, second) -> second));
            guard.run(() -> {
                Map<String, Link> present = new HashMap<>(byName);
                present.keySet().retainAll(watched);
                known.replaceAll(present);
            });
        }

        @Override
        public Verdict changed(Change<Link> change) {
            Link link = essence(change.object());
            guard.run(() -> {
                switch (change) {
                    case Change.Put<Link> put -> put(link, put.object().isUp());
                    case Change.Removed<Link> _ -> forget(link.index());
                }
            });
            return Verdict.PASS;
        }

        private void put(Link link, boolean isUp) {
            boolean wasRenamed = known.values().stream()
                    .anyMatch(other ->
                            other.index() == link.index() && !other.name().equals(link.name()));
            if (wasRenamed) {
                forget(link.index());
            }
            if (isUp && watched.contains(link.name())) {
                known.put(link.name(), link);
            }
        }

        private void forget(int index) {
            known.values().stream().filter(link -> link.index() == index).forEach(link -> known.remove(link.name()));
        }

        @Override
        public void settled() {
            Changes<Link> changes = guard.get(known::takeChanges);
            if (!changes.isEmpty()) {
                observer.changed(changes);
            }
        }
    }
}
