package io.ovnchassis.netlink.route;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.ovnchassis.netlink.route.RouteMessages.RtMsg;
import io.ovnchassis.netlink.wire.AttributeCursor;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import io.ovnchassis.netlink.wire.MalformedMessage;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Collects the attributes of a route. */
final class RouteReader {
    private final boolean isV6;
    private IpAddress destination;
    private IpAddress source;
    private IpAddress preferredSource = IpAddress.UNSPECIFIED;
    private long table = -1;
    private long priority;
    private long mark;
    private long nexthopId;
    private final Way way = new Way();
    private List<RouteNexthop> multipath = List.of();

    RouteReader(boolean isV6) {
        this.isV6 = isV6;
        this.destination = IpAddress.zero(isV6);
        this.source = IpAddress.zero(isV6);
    }

    void read(AttributeCursor attributes) {
        while (attributes.next()) {
            switch (attributes.type()) {
                case RouteMessages.DESTINATION -> destination = ofFamily(attributes);
                case RouteMessages.SOURCE -> source = ofFamily(attributes);
                case RouteMessages.PREFERRED_SOURCE -> preferredSource = ofFamily(attributes);
                case RouteMessages.TABLE -> table = attributes.u32();
                case RouteMessages.PRIORITY -> priority = attributes.u32();
                case RouteMessages.MARK -> mark = attributes.u32();
                case RouteMessages.NEXTHOP_ID -> nexthopId = attributes.u32();
                case RouteMessages.MULTIPATH -> multipath = multipath(attributes);
                case RouteMessages.INTERFACE -> way.interfaceIndex = attributes.s32();
                default -> way.read(attributes, isV6);
            }
        }
    }

    private IpAddress ofFamily(AttributeCursor attribute) {
        return ofFamily(attribute, isV6);
    }

    private static IpAddress ofFamily(AttributeCursor attribute, boolean isV6) {
        IpAddress address = attribute.ip();
        if (address.isV6() != isV6) {
            throw attribute.fault("an address of the other family");
        }
        return address;
    }

    Route build(Message message, MemorySegment header) {
        Route.Key key = new Route.Key(
                new TableId(table < 0 ? RtMsg.table(header) : table),
                prefix(message, destination, RtMsg.destinationLength(header)),
                prefix(message, source, RtMsg.sourceLength(header)),
                RtMsg.tos(header),
                priority);
        return new Route(
                key,
                RtMsg.type(header),
                RtMsg.protocol(header),
                RtMsg.scope(header),
                preferredSource,
                mark,
                nexthopId,
                nexthops(RtMsg.type(header)));
    }

    private static IpPrefix prefix(Message message, IpAddress address, int length) {
        if (length > address.width()) {
            throw new MalformedMessage("a prefix length of " + length, message.type(), NlMsgHeader.SIZE);
        }
        return new IpPrefix(address, length);
    }

    private List<RouteNexthop> nexthops(int type) {
        return switch (type) {
            case Route.BLACKHOLE, Route.UNREACHABLE, Route.PROHIBIT, Route.THROW -> List.of();
            default -> multipath.isEmpty() ? way.nexthops() : multipath;
        };
    }

    /**
     * The ways of a multipath route: structs, each with attributes behind it.
     *
     * <pre>
     * struct rtnexthop (linux/rtnetlink.h):
     *  0        2       3          4           8
     *  | length | flags | weight-1 | interface | attributes ...
     *  | u16    | u8    | u8       | s32       |
     * </pre>
     */
    private List<RouteNexthop> multipath(AttributeCursor attribute) {
        List<RouteNexthop> ways = new ArrayList<>();
        MemorySegment rest = attribute.payload();
        while (rest.byteSize() >= 8) {
            int length = Short.toUnsignedInt(rest.get(JAVA_SHORT_UNALIGNED, 0));
            if (length < 8 || length > rest.byteSize()) {
                throw attribute.fault("a next hop of " + length + " bytes");
            }
            Way next = new Way();
            next.weight = Byte.toUnsignedInt(rest.get(JAVA_BYTE, 3)) + 1;
            next.interfaceIndex = rest.get(JAVA_INT_UNALIGNED, 4);
            AttributeCursor attributes = new AttributeCursor(rest.asSlice(8, length - 8L), NlMsgHeader.SIZE);
            while (attributes.next()) {
                next.read(attributes, isV6);
            }
            ways.addAll(next.nexthops());
            rest = rest.asSlice(Math.min(NlMsgHeader.align(length), rest.byteSize()));
        }
        return ways;
    }

    /** One way to the destination. */
    private static final class Way {
        private IpAddress gateway = IpAddress.UNSPECIFIED;
        private int interfaceIndex;
        private int weight = 1;

        void read(AttributeCursor attribute, boolean isV6) {
            switch (attribute.type()) {
                case RouteMessages.GATEWAY -> set(attribute, ofFamily(attribute, isV6));
                case RouteMessages.VIA -> set(attribute, RtVia.read(attribute));
                default -> {}
            }
        }

        private void set(AttributeCursor attribute, IpAddress address) {
            if (!gateway.isUnspecified()) {
                throw attribute.fault("a second gateway");
            }
            gateway = address;
        }

        List<RouteNexthop> nexthops() {
            boolean leadsNowhere = gateway.isUnspecified() && interfaceIndex == 0;
            return leadsNowhere ? List.of() : List.of(new RouteNexthop(gateway, interfaceIndex, weight));
        }
    }
}
