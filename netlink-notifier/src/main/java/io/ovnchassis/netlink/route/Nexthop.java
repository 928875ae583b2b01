package io.ovnchassis.netlink.route;

import io.ovnchassis.netlink.wire.IpAddress;
import java.util.List;

/**
 * A next-hop object of the kernel: a gateway, a group of other next hops, or a device or blackhole.
 *
 * @param id its number
 * @param isFdb whether it is for the forwarding entries of bridges, as opposed to routes
 * @param gateway its address; unspecified for all but gateways
 * @param interfaceIndex the link that it goes out of; 0 for none
 * @param isBlackhole whether it swallows everything
 * @param group the members of a group; empty for all but groups
 */
public record Nexthop(
        long id, boolean isFdb, IpAddress gateway, int interfaceIndex, boolean isBlackhole, List<Member> group) {
    public Nexthop {
        group = List.copyOf(group);
    }

    /**
     * One of a group.
     *
     * @param id the next hop's number
     * @param weight its share, from 1
     */
    public record Member(long id, int weight) {}

    public boolean isGroup() {
        return !group.isEmpty();
    }

    /** Whether forwarding entries can lead to it: a gateway or a group for bridges. */
    public boolean isFdbPath() {
        return isFdb && (isGroup() || !gateway.isUnspecified());
    }
}
