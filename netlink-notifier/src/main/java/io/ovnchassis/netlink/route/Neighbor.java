package io.ovnchassis.netlink.route;

import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.MacAddress;

/**
 * A neighbour: an IP address and where it is on the link, or an Ethernet address and where a bridge sends it.
 *
 * @param family which of the kernel's tables it is in
 * @param interfaceIndex the link that it is on
 * @param mac its Ethernet address; zero when it is not known, or for what a VXLAN device floods
 * @param destination its IP address, or that of the tunnel endpoint behind which it is; unspecified for none
 * @param vlan of a bridge's entry; 0 for none
 * @param port the UDP port of the tunnel endpoint; 0 for the device's own
 * @param vni the VXLAN network that it is sent to; 0 for the device's own
 * @param sourceVni the VXLAN network that it is an entry of; 0 for the device's own
 * @param state NUD_*
 * @param flags NTF_*
 * @param nexthopId the next-hop object that it is sent to; 0 for none
 */
public record Neighbor(
        NeighborFamily family,
        int interfaceIndex,
        MacAddress mac,
        IpAddress destination,
        int vlan,
        int port,
        int vni,
        int sourceVni,
        int state,
        int flags,
        long nexthopId) {
    private static final int NUD_NOARP = 0x40; // linux/neighbour.h
    private static final int NUD_PERMANENT = 0x80;
    private static final int NTF_SELF = 0x02;
    private static final int NTF_PROXY = 0x08;
    private static final int NTF_EXT_LEARNED = 0x10;

    /** What the kernel tells neighbours of one link apart by. */
    public record Key(
            NeighborFamily family,
            int interfaceIndex,
            int table,
            MacAddress mac,
            IpAddress destination,
            int vlan,
            int sourceVni,
            int port,
            int vni) {}

    /**
     * An IP neighbour is known by its IP address. An entry of a bridge is known by its Ethernet address, of which
     * there can be several only where packets are flooded: then the endpoint tells them apart.
     */
    public Key key() {
        if (family != NeighborFamily.BRIDGE) {
            return new Key(family, interfaceIndex, flags & NTF_PROXY, MacAddress.ZERO, destination, 0, 0, 0, 0);
        }
        int table = flags & NTF_SELF;
        return mac.isZero() || mac.isMulticast()
                ? new Key(family, interfaceIndex, table, mac, destination, vlan, sourceVni, port, vni)
                : new Key(family, interfaceIndex, table, mac, IpAddress.UNSPECIFIED, vlan, sourceVni, 0, 0);
    }

    /** Whether we put it there: static, but neither permanent nor learned by somebody else. */
    public boolean isOurs() {
        return hasState(NUD_NOARP) && !hasState(NUD_PERMANENT) && !isExternallyLearned();
    }

    /** Whether it says where a remote tunnel endpoint is: by flooding to it, or by somebody having learned it. */
    public boolean isRemoteVtep() {
        boolean flooded = mac.isZero() && hasState(NUD_NOARP) && hasState(NUD_PERMANENT);
        return flooded || (!destination.isUnspecified() && isExternallyLearned());
    }

    /** Whether it says behind which tunnel endpoint, or next hop, an Ethernet address is. */
    public boolean isStaticFdb() {
        boolean leadsSomewhere = !destination.isUnspecified() || nexthopId != 0;
        return !mac.isZero() && leadsSomewhere && isExternallyLearned();
    }

    /** Whether it says which Ethernet address an IP address has. */
    public boolean isStaticArp() {
        return !mac.isZero() && !destination.isUnspecified() && hasState(NUD_NOARP) && isExternallyLearned();
    }

    /** The same without how recently it was heard of, which changes all the time and decides nothing here. */
    public Neighbor timeless() {
        int lasting = state & (NUD_NOARP | NUD_PERMANENT);
        return new Neighbor(
                family, interfaceIndex, mac, destination, vlan, port, vni, sourceVni, lasting, flags, nexthopId);
    }

    private boolean isExternallyLearned() {
        return (flags & NTF_EXT_LEARNED) != 0;
    }

    private boolean hasState(int bit) {
        return (state & bit) != 0;
    }

    /** {@code ifindex=4 vlan=0 eth=00:00:00:00:00:02 dst=:: port=0 nh_id=0}. */
    public String describe() {
        return "ifindex=" + interfaceIndex + " vlan=" + vlan + " eth=" + mac + " dst=" + destination + " port=" + port
                + " nh_id=" + nexthopId;
    }
}
