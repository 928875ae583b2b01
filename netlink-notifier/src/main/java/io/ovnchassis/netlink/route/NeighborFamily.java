package io.ovnchassis.netlink.route;

import io.ovnchassis.netlink.wire.AddressFamily;
import java.util.Optional;

/** The kinds of neighbour tables. */
public enum NeighborFamily {
    /** ARP. */
    INET(AddressFamily.INET, "inet"),
    /** Neighbour discovery. */
    INET6(AddressFamily.INET6, "inet6"),
    /** The forwarding database of bridges and VXLAN devices. */
    BRIDGE(AddressFamily.BRIDGE, "bridge");

    private final int number;
    private final String label;

    NeighborFamily(int number, String label) {
        this.number = number;
        this.label = label;
    }

    /** AF_*, as in the messages. */
    public int number() {
        return number;
    }

    static Optional<NeighborFamily> of(int number) {
        for (NeighborFamily family : values()) {
            if (family.number == number) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return label;
    }
}
