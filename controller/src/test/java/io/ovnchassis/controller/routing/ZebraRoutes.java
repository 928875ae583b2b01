package io.ovnchassis.controller.routing;

import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteNexthop;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.table.LearnedRoute;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import java.util.List;

/** Routes as a routing daemon puts them into the kernel, by way of one interface, and as they are learned from there. */
public final class ZebraRoutes {
    /** The interface that they lead through has to be there under this number. */
    public static final int INTERFACE = 5;

    /** Its name. */
    public static final String INTERFACE_NAME = "eth1";

    private static final int ZEBRA = 11;
    private static final IpPrefix EVERYTHING = new IpPrefix(IpAddress.v4(0), 0);
    private static final IpAddress NEXT_HOP = IpAddress.parse("20.0.0.1");

    private ZebraRoutes() {}

    public static Route route(TableId table, String destination) {
        Route.Key key = new Route.Key(table, IpPrefix.parse(destination), EVERYTHING, 0, 0);
        List<RouteNexthop> nexthops = List.of(new RouteNexthop(NEXT_HOP, INTERFACE, 1));
        return new Route(key, Route.UNICAST, ZEBRA, 0, IpAddress.UNSPECIFIED, 0, 0, nexthops);
    }

    public static TableRoute learned(TableId table, IpPrefix destination) {
        return new TableRoute(table, new LearnedRoute(destination, NEXT_HOP, INTERFACE_NAME));
    }
}
