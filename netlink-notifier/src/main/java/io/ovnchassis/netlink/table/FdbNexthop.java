package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.wire.IpAddress;
import java.util.Map;

/**
 * A next hop that forwarding entries can lead to.
 *
 * @param nexthop a gateway or a group
 * @param gateways of a group, the addresses of those members that are known
 */
public record FdbNexthop(Nexthop nexthop, Map<Long, IpAddress> gateways) {
    public FdbNexthop {
        gateways = Map.copyOf(gateways);
    }

    /** One that nothing is known of but itself. */
    public static FdbNexthop alone(Nexthop nexthop) {
        return new FdbNexthop(nexthop, Map.of());
    }

    /** {@code id=1, address=192.168.1.1} or {@code id=10, group=[1;192.168.1.1;1, 2;1]}. */
    public String describe() {
        StringBuilder text = new StringBuilder("id=").append(nexthop.id());
        if (!nexthop.isGroup()) {
            return text.append(", address=").append(nexthop.gateway()).toString();
        }
        String separator = ", group=[";
        for (Nexthop.Member member : nexthop.group()) {
            text.append(separator).append(member.id()).append(';');
            if (gateways.containsKey(member.id())) {
                text.append(gateways.get(member.id())).append(';');
            }
            text.append(member.weight());
            separator = ", ";
        }
        return text.append(']').toString();
    }
}
