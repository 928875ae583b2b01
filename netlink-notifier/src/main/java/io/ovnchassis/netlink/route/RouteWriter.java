package io.ovnchassis.netlink.route;

import io.ovnchassis.netlink.wire.AddressFamily;
import io.ovnchassis.netlink.wire.Request;
import io.ovnchassis.netlink.wire.RequestBuilder;

/** Writes a route: what {@link RouteReader} reads. */
final class RouteWriter {
    private RouteWriter() {}

    /** The table goes into an attribute, as most of its numbers do not fit into the struct. */
    static Request write(RequestBuilder message, Route route) {
        Route.Key key = route.key();
        message.u8(AddressFamily.of(key.destination().address()))
                .u8(key.destination().length())
                .u8(key.source().length())
                .u8(key.tos())
                .u8(0)
                .u8(route.protocol())
                .u8(route.scope())
                .u8(route.type())
                .u32(0)
                .u32(RouteMessages.TABLE, key.table().value())
                .u32(RouteMessages.PRIORITY, key.priority())
                .ip(RouteMessages.DESTINATION, key.destination().address());
        if (key.source().length() != 0) {
            message.ip(RouteMessages.SOURCE, key.source().address());
        }
        if (!route.preferredSource().isUnspecified()) {
            message.ip(RouteMessages.PREFERRED_SOURCE, route.preferredSource());
        }
        if (route.mark() != 0) {
            message.u32(RouteMessages.MARK, route.mark());
        }
        if (route.nexthopId() != 0) {
            message.u32(RouteMessages.NEXTHOP_ID, route.nexthopId());
        }
        return nexthops(message, route).build();
    }

    private static RequestBuilder nexthops(RequestBuilder message, Route route) {
        boolean isV6 = route.key().isV6();
        if (route.nexthops().size() > 1) {
            return message.nestUnmarked(
                    RouteMessages.MULTIPATH,
                    list -> route.nexthops().forEach(way -> list.counted(next -> multipath(next, way, isV6))));
        }
        for (RouteNexthop way : route.nexthops()) {
            if (way.interfaceIndex() != 0) {
                message.u32(RouteMessages.INTERFACE, way.interfaceIndex());
            }
            gateway(message, way, isV6);
        }
        return message;
    }

    /** struct rtnexthop without the length that it starts with. */
    private static void multipath(RequestBuilder message, RouteNexthop way, boolean isV6) {
        message.u8(0).u8(way.weight() - 1).u32(way.interfaceIndex());
        gateway(message, way, isV6);
    }

    private static void gateway(RequestBuilder message, RouteNexthop way, boolean isV6) {
        if (way.gateway().isUnspecified()) {
            return;
        }
        if (way.gateway().isV6() == isV6) {
            message.ip(RouteMessages.GATEWAY, way.gateway());
        } else {
            message.bytes(RouteMessages.VIA, RtVia.bytes(way.gateway()));
        }
    }
}
