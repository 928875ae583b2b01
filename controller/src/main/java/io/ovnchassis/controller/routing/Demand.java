package io.ovnchassis.controller.routing;

import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.route.TableId;
import java.util.HashSet;
import java.util.Set;

/**
 * What of the kernel is to be kept in sync.
 *
 * @param tables routing tables
 * @param names interfaces that may come and go
 * @param places neighbour tables of those interfaces that are there; with any of them, next hops matter too
 */
record Demand(Set<TableId> tables, Set<String> names, Set<Place> places) {
    static final Demand NOTHING = new Demand(Set.of(), Set.of(), Set.of());

    Demand {
        tables = Set.copyOf(tables);
        names = Set.copyOf(names);
        places = Set.copyOf(places);
    }

    /** A table of neighbours. */
    record Place(NeighborFamily family, int interfaceIndex) {}

    /**
     * What follows from the databases and the host.
     *
     * @param present the interfaces of EVPN that this host has
     */
    static Demand of(Set<TableId> tables, EvpnInterfaces evpn, Set<HostInterface> present) {
        Set<Place> places = new HashSet<>();
        for (HostInterface one : present) {
            if (evpn.forwarding().contains(one.name())) {
                places.add(new Place(NeighborFamily.BRIDGE, one.index()));
            }
            if (evpn.bridges().contains(one.name())) {
                places.add(new Place(NeighborFamily.INET, one.index()));
                places.add(new Place(NeighborFamily.INET6, one.index()));
            }
        }
        return new Demand(tables, evpn.names(), places);
    }
}
