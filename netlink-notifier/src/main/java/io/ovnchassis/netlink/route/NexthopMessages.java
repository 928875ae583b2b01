package io.ovnchassis.netlink.route;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.wire.AttributeCursor;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import io.ovnchassis.netlink.wire.RequestBuilder;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages about next hops. */
public final class NexthopMessages {
    public static final int NEW = 104; // RTM_NEWNEXTHOP, linux/rtnetlink.h
    public static final int DELETE = 105; // RTM_DELNEXTHOP
    public static final int GET = 106; // RTM_GETNEXTHOP

    private static final int ID = 1; // NHA_ID, linux/nexthop.h
    private static final int GROUP = 2; // NHA_GROUP
    private static final int BLACKHOLE = 4; // NHA_BLACKHOLE
    private static final int INTERFACE = 5; // NHA_OIF
    private static final int GATEWAY = 6; // NHA_GATEWAY
    private static final int FDB = 11; // NHA_FDB

    /**
     * struct nhmsg (linux/nexthop.h).
     *
     * <pre>
     *  0        1       2          3          4       8
     *  | family | scope | protocol | reserved | flags |
     *  | u8     | u8    | u8       | u8       | u32   |
     * </pre>
     */
    private static final int NHMSG_SIZE = 8;

    private NexthopMessages() {}

    /** A next hop that came, changed or went; empty for every other message. */
    public static Optional<Change<Nexthop>> decode(Message message) {
        if (message.type() != NEW && message.type() != DELETE) {
            return Optional.empty();
        }
        NexthopReader nexthop = new NexthopReader();
        nexthop.read(message.attributes(NHMSG_SIZE));
        return Optional.of(Change.of(message, NEW, nexthop.build()));
    }

    /** Asks for all next hops. */
    public static Request dump() {
        return new RequestBuilder("dump next hops", GET, NlMsgHeader.DUMP)
                .u32(0)
                .u32(0)
                .build();
    }

    /** A next hop that is there: an order to put it there, or what a kernel says of it. */
    public static Request put(Nexthop nexthop, int flags) {
        return write(new RequestBuilder("add next hop", NEW, flags), nexthop);
    }

    /** A next hop that is not there: an order to take it away, or what a kernel says of it. */
    public static Request remove(Nexthop nexthop, int flags) {
        return write(new RequestBuilder("delete next hop", DELETE, flags), nexthop);
    }

    private static Request write(RequestBuilder message, Nexthop nexthop) {
        message.u32(0).u32(0).u32(ID, nexthop.id());
        if (nexthop.isFdb()) {
            message.flag(FDB);
        }
        if (nexthop.isBlackhole()) {
            message.flag(BLACKHOLE);
        }
        if (nexthop.interfaceIndex() != 0) {
            message.u32(INTERFACE, nexthop.interfaceIndex());
        }
        if (!nexthop.gateway().isUnspecified()) {
            message.ip(GATEWAY, nexthop.gateway());
        }
        if (nexthop.isGroup()) {
            message.nestUnmarked(
                    GROUP,
                    array -> nexthop.group()
                            .forEach(member -> array.u32(member.id())
                                    .u16(member.weight() - 1)
                                    .u16(0)));
        }
        return message.build();
    }

    /** Collects the attributes of a next hop. */
    private static final class NexthopReader {
        private long id;
        private boolean isFdb;
        private boolean isBlackhole;
        private int interfaceIndex;
        private IpAddress gateway = IpAddress.UNSPECIFIED;
        private List<Nexthop.Member> group = List.of();

        void read(AttributeCursor attributes) {
            while (attributes.next()) {
                switch (attributes.type()) {
                    case ID -> id = attributes.u32();
                    case FDB -> isFdb = true;
                    case BLACKHOLE -> isBlackhole = true;
                    case INTERFACE -> interfaceIndex = attributes.s32();
                    case GATEWAY -> gateway = attributes.ip();
                    case GROUP -> group = group(attributes);
                    default -> {}
                }
            }
        }

        /**
         * An array of struct nexthop_grp (linux/nexthop.h).
         *
         * <pre>
         *  0    4          5                6          8
         *  | id | weight-1 | weight-1, high | reserved |
         *  | u32| u8       | u8, since 6.12 | u16      |
         * </pre>
         */
        private static List<Nexthop.Member> group(AttributeCursor attribute) {
            MemorySegment array = attribute.payload();
            if (array.byteSize() % 8 != 0) {
                throw attribute.fault("a group of " + array.byteSize() + " bytes");
            }
            List<Nexthop.Member> members = new ArrayList<>();
            for (long at = 0; at < array.byteSize(); at += 8) {
                long id = Integer.toUnsignedLong(array.get(JAVA_INT_UNALIGNED, at));
                int low = Byte.toUnsignedInt(array.get(JAVA_BYTE, at + 4));
                int high = Byte.toUnsignedInt(array.get(JAVA_BYTE, at + 5));
                members.add(new Nexthop.Member(id, (high << Byte.SIZE | low) + 1));
            }
            return members;
        }

        Nexthop build() {
            return new Nexthop(id, isFdb, gateway, interfaceIndex, isBlackhole, group);
        }
    }
}
