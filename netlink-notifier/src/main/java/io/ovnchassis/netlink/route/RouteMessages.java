package io.ovnchassis.netlink.route;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.wire.AddressFamily;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import io.ovnchassis.netlink.wire.RequestBuilder;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Messages about routes. */
public final class RouteMessages {
    public static final int NEW = 24; // RTM_NEWROUTE, linux/rtnetlink.h
    public static final int DELETE = 25; // RTM_DELROUTE
    public static final int GET = 26; // RTM_GETROUTE

    static final int DESTINATION = 1; // RTA_DST
    static final int SOURCE = 2; // RTA_SRC
    static final int INTERFACE = 4; // RTA_OIF
    static final int GATEWAY = 5; // RTA_GATEWAY
    static final int PRIORITY = 6; // RTA_PRIORITY
    static final int PREFERRED_SOURCE = 7; // RTA_PREFSRC
    static final int MULTIPATH = 9; // RTA_MULTIPATH
    static final int TABLE = 15; // RTA_TABLE
    static final int MARK = 16; // RTA_MARK
    static final int VIA = 18; // RTA_VIA
    static final int NEXTHOP_ID = 30; // RTA_NH_ID

    private static final int CLONED = 0x200; // RTM_F_CLONED

    private RouteMessages() {}

    /** A route of either family that came, changed or went; empty for every other message. */
    public static Optional<Change<Route>> decode(Message message) {
        return decode(message, AddressFamily.UNSPECIFIED);
    }

    /** A route of one family, or of either for AF_UNSPEC; empty for every other message. */
    public static Optional<Change<Route>> decode(Message message, int family) {
        if (message.type() != NEW && message.type() != DELETE) {
            return Optional.empty();
        }
        MemorySegment header = message.struct(RtMsg.SIZE);
        int actual = RtMsg.family(header);
        boolean wanted = family == AddressFamily.UNSPECIFIED || family == actual;
        boolean ip = actual == AddressFamily.INET || actual == AddressFamily.INET6;
        if (!wanted || !ip || (RtMsg.flags(header) & CLONED) != 0) {
            return Optional.empty();
        }
        RouteReader route = new RouteReader(actual == AddressFamily.INET6);
        route.read(message.attributes(RtMsg.SIZE));
        return Optional.of(Change.of(message, NEW, route.build(message, header)));
    }

    /** Asks for the routes of one family in one table. */
    public static Request dump(int family, TableId table) {
        boolean fits = table.value() <= 0xff;
        RequestBuilder request = new RequestBuilder("dump routes of table " + table, GET, NlMsgHeader.DUMP)
                .u8(family)
                .u8(0)
                .u8(0)
                .u8(0)
                .u8(fits ? (int) table.value() : 0)
                .u8(0)
                .u8(0)
                .u8(0)
                .u32(0);
        return fits ? request.build() : request.u32(TABLE, table.value()).build();
    }

    /** A route that is there: an order to put it there, or what a kernel says of it. */
    public static Request put(Route route, int flags) {
        return RouteWriter.write(new RequestBuilder("add route", NEW, flags), route);
    }

    /** A route that is not there: an order to take it away, or what a kernel says of it. */
    public static Request remove(Route route, int flags) {
        return RouteWriter.write(new RequestBuilder("delete route", DELETE, flags), route);
    }

    /**
     * struct rtmsg (linux/rtnetlink.h).
     *
     * <pre>
     *  0        1         2         3     4       5          6       7      8       12
     *  | family | dst_len | src_len | tos | table | protocol | scope | type | flags |
     *  | u8     | u8      | u8      | u8  | u8    | u8       | u8    | u8   | u32   |
     * </pre>
     */
    static final class RtMsg {
        static final int SIZE = 12;

        private RtMsg() {}

        static int family(MemorySegment at) {
            return u8(at, 0);
        }

        static int destinationLength(MemorySegment at) {
            return u8(at, 1);
        }

        static int sourceLength(MemorySegment at) {
            return u8(at, 2);
        }

        static int tos(MemorySegment at) {
            return u8(at, 3);
        }

        static int table(MemorySegment at) {
            return u8(at, 4);
        }

        static int protocol(MemorySegment at) {
            return u8(at, 5);
        }

        static int scope(MemorySegment at) {
            return u8(at, 6);
        }

        static int type(MemorySegment at) {
            return u8(at, 7);
        }

        static int flags(MemorySegment at) {
            return at.get(JAVA_INT_UNALIGNED, 8);
        }

        private static int u8(MemorySegment at, int offset) {
            return Byte.toUnsignedInt(at.get(JAVA_BYTE, offset));
        }
    }
}
