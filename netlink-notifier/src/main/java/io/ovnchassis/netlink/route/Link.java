package io.ovnchassis.netlink.route;

import io.ovnchassis.netlink.wire.MacAddress;

/**
 * A network interface.
 *
 * @param index its number, unique in its network namespace
 * @param name what it is called; can change
 * @param flags IFF_*
 * @param address its Ethernet address; zero when it has none
 * @param masterIndex the bridge, bond or VRF that it is part of; 0 for none
 * @param peerIndex the interface that it is attached to (IFLA_LINK), such as the other end of a veth; 0 for none
 * @param kind such as {@code veth} or {@code bridge}; empty for hardware
 * @param mtu in bytes
 */
public record Link(
        int index, String name, int flags, MacAddress address, int masterIndex, int peerIndex, String kind, long mtu) {
    private static final int IFF_UP = 1; // linux/if.h

    /** Whether it is administratively up. */
    public boolean isUp() {
        return (flags & IFF_UP) != 0;
    }
}
