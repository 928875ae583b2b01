package io.ovnchassis.netlink.route;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.wire.AddressFamily;
import io.ovnchassis.netlink.wire.AttributeCursor;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import io.ovnchassis.netlink.wire.RequestBuilder;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Messages about links. */
public final class LinkMessages {
    public static final int NEW = 16; // RTM_NEWLINK, linux/rtnetlink.h
    public static final int DELETE = 17; // RTM_DELLINK
    public static final int GET = 18; // RTM_GETLINK

    private static final int ADDRESS = 1; // IFLA_ADDRESS, linux/if_link.h
    private static final int NAME = 3; // IFLA_IFNAME
    private static final int MTU = 4; // IFLA_MTU
    private static final int PEER = 5; // IFLA_LINK
    private static final int MASTER = 10; // IFLA_MASTER
    private static final int LINK_INFO = 18; // IFLA_LINKINFO
    private static final int EXTENSIONS = 29; // IFLA_EXT_MASK
    private static final int INFO_KIND = 1; // IFLA_INFO_KIND
    private static final int INFO_DATA = 2; // IFLA_INFO_DATA
    private static final int VRF_TABLE = 1; // IFLA_VRF_TABLE
    private static final int SKIP_STATISTICS = 8; // RTEXT_FILTER_SKIP_STATS
    private static final int UP = 1; // IFF_UP, linux/if.h

    private LinkMessages() {}

    /** A link that came, changed or went; empty for every other message. */
    public static Optional<Change<Link>> decode(Message message) {
        if (message.type() != NEW && message.type() != DELETE) {
            return Optional.empty();
        }
        MemorySegment header = message.struct(IfInfoMsg.SIZE);
        if (IfInfoMsg.family(header) != AddressFamily.UNSPECIFIED) {
            return Optional.empty(); // about a bridge port, not about the link: a DEL only says that it left its bridge
        }
        LinkReader link = new LinkReader();
        link.read(message.attributes(IfInfoMsg.SIZE));
        return Optional.of(Change.of(message, NEW, link.build(IfInfoMsg.index(header), IfInfoMsg.flags(header))));
    }

    /** Asks for all links. */
    public static Request dump() {
        return IfInfoMsg.write(new RequestBuilder("dump links", GET, NlMsgHeader.DUMP), 0, 0)
                .u32(EXTENSIONS, SKIP_STATISTICS)
                .build();
    }

    /** Asks for one link. Like every order about links it waits for those that were given before it. */
    public static Request get(int index) {
        return IfInfoMsg.write(new RequestBuilder("get link " + index, GET, 0), index, 0)
                .u32(EXTENSIONS, SKIP_STATISTICS)
                .build();
    }

    /** Makes a VRF that is up. */
    public static Request createVrf(String name, TableId table) {
        int flags = NlMsgHeader.ACK | NlMsgHeader.CREATE | NlMsgHeader.EXCLUSIVE;
        return IfInfoMsg.write(new RequestBuilder("create VRF " + name, NEW, flags), 0, UP)
                .string(NAME, name)
                .nestUnmarked(
                        LINK_INFO,
                        info -> info.string(INFO_KIND, "vrf")
                                .nestUnmarked(INFO_DATA, data -> data.u32(VRF_TABLE, table.value())))
                .build();
    }

    /** Deletes a VRF, or any other link, by its name. */
    public static Request delete(String name) {
        return IfInfoMsg.write(new RequestBuilder("delete link " + name, DELETE, NlMsgHeader.ACK), 0, 0)
                .string(NAME, name)
                .build();
    }

    /** A link that is there: what a kernel says of it. */
    public static Request put(Link link, int flags) {
        return write(new RequestBuilder("link", NEW, flags), link);
    }

    /** A link that is gone: what a kernel says of it. */
    public static Request remove(Link link) {
        return write(new RequestBuilder("link", DELETE, 0), link);
    }

    private static Request write(RequestBuilder message, Link link) {
        IfInfoMsg.write(message, link.index(), link.flags())
                .string(NAME, link.name())
                .u32(MTU, link.mtu());
        if (!link.address().isZero()) {
            message.mac(ADDRESS, link.address());
        }
        if (link.peerIndex() != 0) {
            message.u32(PEER, link.peerIndex());
        }
        if (link.masterIndex() != 0) {
            message.u32(MASTER, link.masterIndex());
        }
        if (!link.kind().isEmpty()) {
            message.nestUnmarked(LINK_INFO, info -> info.string(INFO_KIND, link.kind()));
        }
        return message.build();
    }

    /** Collects the attributes of a link. */
    private static final class LinkReader {
        private String name = "";
        private MacAddress address = MacAddress.ZERO;
        private int master;
        private int peer;
        private String kind = "";
        private long mtu;

        void read(AttributeCursor attributes) {
            while (attributes.next()) {
                switch (attributes.type()) {
                    case NAME -> name = attributes.string();
                    case ADDRESS -> address = attributes.length() == MacAddress.BYTES ? attributes.mac() : address;
                    case MTU -> mtu = attributes.u32();
                    case PEER -> peer = attributes.s32();
                    case MASTER -> master = attributes.s32();
                    case LINK_INFO -> readInfo(attributes.nested());
                    default -> {}
                }
            }
        }

        private void readInfo(AttributeCursor attributes) {
            while (attributes.next()) {
                if (attributes.type() == INFO_KIND) {
                    kind = attributes.string();
                }
            }
        }

        Link build(int index, int flags) {
            return new Link(index, name, flags, address, master, peer, kind, mtu);
        }
    }

    /**
     * struct ifinfomsg (linux/rtnetlink.h).
     *
     * <pre>
     *  0        1     2        4       8       12       16
     *  | family | pad | type   | index | flags | change |
     *  | u8     | u8  | u16    | s32   | u32   | u32    |
     * </pre>
     */
    private static final class IfInfoMsg {
        static final int SIZE = 16;

        private IfInfoMsg() {}

        static int family(MemorySegment at) {
            return Byte.toUnsignedInt(at.get(JAVA_BYTE, 0));
        }

        static int index(MemorySegment at) {
            return at.get(JAVA_INT_UNALIGNED, 4);
        }

        static int flags(MemorySegment at) {
            return at.get(JAVA_INT_UNALIGNED, 8);
        }

        /** {@code flags} are both the flags and those that change. */
        static RequestBuilder write(RequestBuilder request, int index, int flags) {
            return request.u8(AddressFamily.UNSPECIFIED)
                    .u8(0)
                    .u16(0)
                    .u32(index)
                    .u32(flags)
                    .u32(flags);
        }
    }
}
