package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.wire.IpAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The next hops that forwarding entries can lead to, with groups resolved. Not safe for threads. */
final class NexthopSet {
    private final Map<Long, Nexthop> byId = new HashMap<>();
    private final Map<Long, Set<Long>> groupsOf = new HashMap<>();
    private final Ledger<Long, FdbNexthop> resolved = new Ledger<>();

    void apply(Change<Nexthop> change) {
        Nexthop nexthop = change.object();
        forget(nexthop.id());
        if (change instanceof Change.Put<Nexthop> && nexthop.isFdbPath()) {
            add(nexthop);
        }
        resolve(nexthop.id());
    }

    /** Makes it what {@code everything} is. */
    void replaceAll(List<Nexthop> everything) {
        Set<Long> touched = new HashSet<>(byId.keySet());
        Set.copyOf(touched).forEach(this::forget);
        everything.stream().filter(Nexthop::isFdbPath).forEach(nexthop -> {
            add(nexthop);
            touched.add(nexthop.id());
        });
        touched.forEach(this::resolve);
    }

    private void add(Nexthop nexthop) {
        byId.put(nexthop.id(), nexthop);
        nexthop.group()
                .forEach(member -> groupsOf.computeIfAbsent(member.id(), id -> new HashSet<>())
                        .add(nexthop.id()));
    }

    private void forget(long id) {
        Optional.ofNullable(byId.remove(id))
                .ifPresent(nexthop -> nexthop.group()
                        .forEach(member -> groupsOf.computeIfPresent(member.id(), (key, groups) -> {
                            groups.remove(id);
                            return groups.isEmpty() ? null : groups;
                        })));
    }

    /** Looks a next hop up anew, and the groups that it is in: what they lead to depends on it. */
    private void resolve(long id) {
        resolveOne(id);
        Set.copyOf(groupsOf.getOrDefault(id, Set.of())).forEach(this::resolveOne);
    }

    private void resolveOne(long id) {
        Optional.ofNullable(byId.get(id))
                .ifPresentOrElse(
                        nexthop -> resolved.put(id, new FdbNexthop(nexthop, gateways(nexthop))),
                        () -> resolved.remove(id));
    }

    private Map<Long, IpAddress> gateways(Nexthop group) {
        Map<Long, IpAddress> gateways = new HashMap<>();
        for (Nexthop.Member member : group.group()) {
            Nexthop gateway = byId.get(member.id());
            if (gateway != null && !gateway.isGroup()) {
                gateways.put(member.id(), gateway.gateway());
            }
        }
        return gateways;
    }

    Optional<FdbNexthop> find(long id) {
        return resolved.get(id);
    }

    List<FdbNexthop> all() {
        return resolved.values();
    }

    Changes<FdbNexthop> takeChanges() {
        return resolved.takeChanges();
    }
}
