package io.ovnchassis.netlink.route;

import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import java.util.List;

/**
 * A route of the kernel.
 *
 * @param key what the kernel tells routes apart by
 * @param type RTN_*: unicast, local, blackhole ...
 * @param protocol RTPROT_*: who put it there
 * @param scope RT_SCOPE_*
 * @param preferredSource the address that this machine uses along it; unspecified for none
 * @param mark the packet mark that it is for; 0 for none
 * @param nexthopId the next-hop object that it uses; 0 for none
 * @param nexthops where it goes; empty for blackholes and the like
 */
public record Route(
        Key key,
        int type,
        int protocol,
        int scope,
        IpAddress preferredSource,
        long mark,
        long nexthopId,
        List<RouteNexthop> nexthops) {
    public static final int UNICAST = 1; // RTN_UNICAST, linux/rtnetlink.h
    public static final int BLACKHOLE = 6; // RTN_BLACKHOLE
    public static final int UNREACHABLE = 7; // RTN_UNREACHABLE
    public static final int PROHIBIT = 8; // RTN_PROHIBIT
    public static final int THROW = 9; // RTN_THROW

    /** Routes of a higher protocol number come from routing daemons. */
    public static final int PROTOCOL_STATIC = 4; // RTPROT_STATIC

    /** From router advertisements. */
    public static final int PROTOCOL_RA = 9; // RTPROT_RA

    /** Our own routes. */
    public static final int PROTOCOL_OVN = 84; // RTPROT_OVN

    public Route {
        nexthops = List.copyOf(nexthops);
    }

    /**
     * What the kernel tells routes apart by; there can be several with the same key all the same.
     *
     * @param table the table that it is in
     * @param destination what it is the way to
     * @param source for packets from where; everything, unless IPv6 routing by source is used
     * @param tos the type of service that it is for; 0 for all
     * @param priority the lower, the better; the metric of ip-route(8)
     */
    public record Key(TableId table, IpPrefix destination, IpPrefix source, int tos, long priority) {
        public boolean isV6() {
            return destination.address().isV6();
        }
    }

    /** Whether we put it there. */
    public boolean isOurs() {
        return protocol == PROTOCOL_OVN;
    }

    /** Whether one of its next hops has an address. */
    public boolean hasGateway() {
        return nexthops.stream().anyMatch(nexthop -> !nexthop.gateway().isUnspecified());
    }
}
