package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.vifplug.representor.Representor.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The devlink ports that there are, and the interfaces that stand for them, as the kernel said last. Fed with dumps and
 * events in any order; does no I/O and has no clock but the instants that it is given. Owned by one thread, or guarded by
 * one lock.
 *
 * <p>A port is known by its handle, bus and device and index, and its interface by number. The interface's name is what
 * the links say: devlink tells it once, and is silent about a rename.
 */
final class Inventory {
    private static final Comparator<Representor> ORDER = Comparator.comparing(
                    (Representor known) -> known.port().key().bus())
            .thenComparing(known -> known.port().key().device())
            .thenComparingLong(known -> known.port().key().index());

    private final Map<DevlinkPort.Key, KnownPort> ports = new HashMap<>();
    private final Map<Integer, KnownLink> links = new HashMap<>();
    private boolean hasPorts;
    private boolean hasLinks;
    private boolean changed;

    /** What is known of a port, and since when it has the interface that it has. */
    private record KnownPort(DevlinkPort port, Origin origin, Instant since) {}

    /** What is known of a link. */
    private record KnownLink(String name, MacAddress address, Origin origin, Instant since, boolean wasRenamed) {}

    /** These are all ports. Those of the first dump were there before; a later one means that events were lost. */
    void portsDumped(Collection<DevlinkPort> dumped, Instant now) {
        Origin origin = hasPorts ? Origin.EVENT : Origin.DUMP;
        Map<DevlinkPort.Key, DevlinkPort> present =
                dumped.stream().collect(Collectors.toMap(DevlinkPort::key, Function.identity(), (_, last) -> last));
        changed |= ports.keySet().retainAll(present.keySet()) || !hasPorts;
        hasPorts = true;
        present.values().forEach(port -> put(port, origin, now));
    }

    /** A port came, or is not what it was. */
    void portPut(DevlinkPort port, Instant now) {
        put(port, Origin.EVENT, now);
    }

    private void put(DevlinkPort port, Origin origin, Instant now) {
        KnownPort before = ports.get(port.key());
        if (before != null && before.port().equals(port)) {
            return;
        }
        boolean sameInterface = before != null
                && before.port().attachment().interfaceIndex()
                        == port.attachment().interfaceIndex();
        ports.put(
                port.key(),
                before != null && sameInterface
                        ? new KnownPort(port, before.origin(), before.since())
                        : new KnownPort(port, origin, now));
        changed = true;
    }

    /** A port is gone. Says whether it was there. */
    boolean portRemoved(DevlinkPort.Key key) {
        boolean wasThere = ports.remove(key) != null;
        changed |= wasThere;
        return wasThere;
    }

    /** These are all links. */
    void linksDumped(Collection<Link> dumped, Instant now) {
        Origin origin = hasLinks ? Origin.EVENT : Origin.DUMP;
        Map<Integer, Link> present =
                dumped.stream().collect(Collectors.toMap(Link::index, Function.identity(), (_, last) -> last));
        List.copyOf(links.keySet()).stream()
                .filter(index -> !present.containsKey(index))
                .forEach(this::linkRemoved);
        changed |= !hasLinks;
        hasLinks = true;
        present.values().forEach(link -> put(link, origin, now));
    }

    /** A link came, or is not what it was. */
    void linkPut(Link link, Instant now) {
        put(link, Origin.EVENT, now);
    }

    private void put(Link link, Origin origin, Instant now) {
        KnownLink before = links.get(link.index());
        KnownLink after = before == null
                ? new KnownLink(link.name(), link.address(), origin, now, false)
                : new KnownLink(
                        link.name(),
                        link.address(),
                        before.origin(),
                        before.since(),
                        before.wasRenamed() || !before.name().equals(link.name()));
        if (after.equals(before)) {
            return;
        }
        links.put(link.index(), after);
        changed |= standsForPort(link.index());
    }

    /** A link is gone. */
    void linkRemoved(int index) {
        changed |= links.remove(index) != null && standsForPort(index);
    }

    private boolean standsForPort(int index) {
        return ports.values().stream()
                .anyMatch(known -> known.port().attachment().interfaceIndex() == index);
    }

    /** Whether both ports and links have been dumped: before that, what is missing may only not have been told yet. */
    boolean isComplete() {
        return hasPorts && hasLinks;
    }

    /** Whether a lookup may come out otherwise than when this was asked last. */
    boolean takeChanged() {
        boolean result = changed;
        changed = false;
        return result;
    }

    /** Every port, by bus, device and index. */
    List<Representor> all() {
        List<Representor> all = new ArrayList<>(ports.size());
        ports.values().forEach(known -> all.add(representor(known)));
        all.sort(ORDER);
        return all;
    }

    /** One port. */
    Optional<Representor> port(DevlinkPort.Key key) {
        return Optional.ofNullable(ports.get(key)).map(this::representor);
    }

    private Representor representor(KnownPort known) {
        Optional<KnownLink> link =
                Optional.ofNullable(links.get(known.port().attachment().interfaceIndex()));
        Origin origin = link.map(KnownLink::origin).orElse(Origin.DUMP).or(known.origin());
        Instant since =
                link.map(KnownLink::since).filter(known.since()::isBefore).orElse(known.since());
        return new Representor(
                known.port(),
                link.map(KnownLink::name),
                link.map(KnownLink::address).orElse(MacAddress.ZERO),
                origin,
                since,
                link.map(KnownLink::wasRenamed).orElse(false));
    }
}
