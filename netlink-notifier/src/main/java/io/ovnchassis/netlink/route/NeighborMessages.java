package io.ovnchassis.netlink.route;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.wire.AttributeCursor;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import io.ovnchassis.netlink.wire.RequestBuilder;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Messages about neighbours. */
public final class NeighborMessages {
    public static final int NEW = 28; // RTM_NEWNEIGH, linux/rtnetlink.h
    public static final int DELETE = 29; // RTM_DELNEIGH
    public static final int GET = 30; // RTM_GETNEIGH

    private static final int DESTINATION = 1; // NDA_DST, linux/neighbour.h
    private static final int MAC = 2; // NDA_LLADDR
    private static final int VLAN = 5; // NDA_VLAN
    private static final int PORT = 6; // NDA_PORT
    private static final int VNI = 7; // NDA_VNI
    private static final int INTERFACE = 8; // NDA_IFINDEX
    private static final int SOURCE_VNI = 11; // NDA_SRC_VNI
    private static final int NEXTHOP_ID = 13; // NDA_NH_ID

    private NeighborMessages() {}

    /** A neighbour that came, changed or went; empty for every other message, and for links that are not Ethernet. */
    public static Optional<Change<Neighbor>> decode(Message message) {
        if (message.type() != NEW && message.type() != DELETE) {
            return Optional.empty();
        }
        MemorySegment header = message.struct(NdMsg.SIZE);
        Optional<NeighborFamily> family = NeighborFamily.of(NdMsg.family(header));
        if (family.isEmpty()) {
            return Optional.empty();
        }
        NeighborReader neighbor = new NeighborReader(family.get());
        neighbor.read(message.attributes(NdMsg.SIZE));
        return neighbor.build(header).map(found -> Change.of(message, NEW, found));
    }

    /** Asks for the neighbours of a family on one link, or on all for 0. Old kernels answer with all of them. */
    public static Request dump(NeighborFamily family, int interfaceIndex) {
        String operation = "dump " + family + " neighbours of interface " + interfaceIndex;
        RequestBuilder request = new RequestBuilder(operation, GET, NlMsgHeader.DUMP)
                .u8(family.number())
                .u8(0)
                .u16(0)
                .u32(0)
                .u32(0);
        return interfaceIndex == 0
                ? request.build()
                : request.u32(INTERFACE, interfaceIndex).build();
    }

    /** A neighbour that is there: an order to put it there, or what a kernel says of it. */
    public static Request put(Neighbor neighbor, int flags) {
        return write(new RequestBuilder("add neighbour", NEW, flags), neighbor);
    }

    /** A neighbour that is not there: an order to take it away, or what a kernel says of it. */
    public static Request remove(Neighbor neighbor, int flags) {
        return write(new RequestBuilder("delete neighbour", DELETE, flags), neighbor);
    }

    private static Request write(RequestBuilder message, Neighbor neighbor) {
        NdMsg.write(message, neighbor);
        message.mac(MAC, neighbor.mac());
        if (!neighbor.destination().isUnspecified()) {
            message.ip(DESTINATION, neighbor.destination());
        }
        if (neighbor.port() != 0) {
            message.be16(PORT, neighbor.port());
        }
        if (neighbor.vlan() != 0) {
            message.u16(VLAN, neighbor.vlan());
        }
        if (neighbor.vni() != 0) {
            message.u32(VNI, neighbor.vni());
        }
        if (neighbor.sourceVni() != 0) {
            message.u32(SOURCE_VNI, neighbor.sourceVni());
        }
        if (neighbor.nexthopId() != 0) {
            message.u32(NEXTHOP_ID, neighbor.nexthopId());
        }
        return message.build();
    }

    /** Collects the attributes of a neighbour. */
    private static final class NeighborReader {
        private final NeighborFamily family;
        private boolean isEthernet = true;
        private MacAddress mac = MacAddress.ZERO;
        private IpAddress destination = IpAddress.UNSPECIFIED;
        private int vlan;
        private int port;
        private int vni;
        private int sourceVni;
        private long nexthopId;

        NeighborReader(NeighborFamily family) {
            this.family = family;
        }

        void read(AttributeCursor attributes) {
            while (attributes.next()) {
                switch (attributes.type()) {
                    case DESTINATION -> destination = ofFamily(attributes);
                    case MAC -> readMac(attributes);
                    case PORT -> port = attributes.be16();
                    case VLAN -> vlan = family == NeighborFamily.BRIDGE ? attributes.u16() : 0;
                    case VNI -> vni = attributes.s32();
                    case SOURCE_VNI -> sourceVni = attributes.s32();
                    case NEXTHOP_ID -> nexthopId = attributes.u32();
                    default -> {}
                }
            }
        }

        private IpAddress ofFamily(AttributeCursor attribute) {
            IpAddress address = attribute.ip();
            boolean fits = switch (family) {
                case INET -> !address.isV6();
                case INET6 -> address.isV6();
                case BRIDGE -> true;
            };
            if (!fits) {
                throw attribute.fault("an address of the other family");
            }
            return address;
        }

        private void readMac(AttributeCursor attribute) {
            isEthernet = attribute.length() == MacAddress.BYTES;
            mac = isEthernet ? attribute.mac() : MacAddress.ZERO;
        }

        Optional<Neighbor> build(MemorySegment header) {
            if (!isEthernet) {
                return Optional.empty();
            }
            return Optional.of(new Neighbor(
                    family,
                    NdMsg.interfaceIndex(header),
                    mac,
                    destination,
                    vlan,
                    port,
                    vni,
                    sourceVni,
                    NdMsg.state(header),
                    NdMsg.flags(header),
                    nexthopId));
        }
    }

    /**
     * struct ndmsg (linux/neighbour.h).
     *
     * <pre>
     *  0        1     2     4           8       10      11     12
     *  | family | pad | pad | interface | state | flags | type |
     *  | u8     | u8  | u16 | s32       | u16   | u8    | u8   |
     * </pre>
     */
    private static final class NdMsg {
        static final int SIZE = 12;

        private NdMsg() {}

        static int family(MemorySegment at) {
            return Byte.toUnsignedInt(at.get(JAVA_BYTE, 0));
        }

        static int interfaceIndex(MemorySegment at) {
            return at.get(JAVA_INT_UNALIGNED, 4);
        }

        static int state(MemorySegment at) {
            return Short.toUnsignedInt(at.get(JAVA_SHORT_UNALIGNED, 8));
        }

        static int flags(MemorySegment at) {
            return Byte.toUnsignedInt(at.get(JAVA_BYTE, 10));
        }

        static void write(RequestBuilder message, Neighbor neighbor) {
            message.u8(neighbor.family().number())
                    .u8(0)
                    .u16(0)
                    .u32(neighbor.interfaceIndex())
                    .u16(neighbor.state())
                    .u8(neighbor.flags())
                    .u8(0);
        }
    }
}
