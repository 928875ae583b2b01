package io.ovnchassis.controller.routing;

import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.table.FdbNexthop;
import java.util.List;

/**
 * The nodes that the kernel feeds, under OVN's names.
 *
 * @param routes what routing daemons put into the tables that we exchange routes with
 * @param neighbors what they put on the interfaces of EVPN
 * @param nexthops the next hops that forwarding entries can lead to
 * @param interfaces the interfaces of EVPN that this host has
 */
public record KernelLeaves(
        KernelLeaf<TableRoute> routes,
        KernelLeaf<Neighbor> neighbors,
        KernelLeaf<FdbNexthop> nexthops,
        KernelLeaf<HostInterface> interfaces) {

    public static KernelLeaves create() {
        return new KernelLeaves(
                new KernelLeaf<>("route_table_notify"),
                new KernelLeaf<>("neighbor_table_notify"),
                new KernelLeaf<>("nexthop_exchange"),
                new KernelLeaf<>("host_if_monitor"));
    }

    /** All of them. */
    public List<Node<?>> all() {
        return List.of(routes, neighbors, nexthops, interfaces);
    }
}
