package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.MacAddress;

/**
 * A neighbour that we put on a link, for a routing daemon to find.
 *
 * @param mac its Ethernet address
 * @param address its IP address; unspecified for a forwarding entry
 */
public record AdvertisedNeighbor(MacAddress mac, IpAddress address) {
    private static final int NUD_NOARP = 0x40; // linux/neighbour.h

    static AdvertisedNeighbor of(Neighbor neighbor) {
        return new AdvertisedNeighbor(neighbor.mac(), neighbor.destination());
    }

    /** The kernel's entry for it: static, and neither permanent nor learned, which is how we know it again. */
    Neighbor on(NeighborFamily family, int interfaceIndex) {
        return new Neighbor(family, interfaceIndex, mac, address, 0, 0, 0, 0, NUD_NOARP, 0, 0);
    }
}
