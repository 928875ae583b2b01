package io.ovnchassis.netlink.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.NotifierSettings;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.route.NeighborMessages;
import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.route.NexthopMessages;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.route.RouteNexthop;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import java.time.Duration;
import java.util.List;

/** A fake kernel with a notifier, and other programs that put things into its tables. */
final class Scene implements AutoCloseable {
    static final TableId TABLE = new TableId(100);
    static final int NOARP = 0x40;
    static final int PERMANENT = 0x80;
    static final int REACHABLE = 0x02;
    static final int STALE = 0x04;
    static final int SELF = 0x02;
    static final int LEARNED = 0x10;

    private static final int ZEBRA = 11;

    final FakeKernel kernel = new FakeKernel();
    final NetlinkNotifier notifier = new NetlinkNotifier(kernel, NotifierSettings.DEFAULT);

    void link(int index, String name, boolean isUp) {
        Link link = new Link(index, name, isUp ? 1 : 0, MacAddress.ZERO, 0, 0, "", 1500);
        order(LinkMessages.put(link, NlMsgHeader.CREATE));
    }

    void unlink(String name) {
        order(LinkMessages.delete(name));
    }

    void put(Route route) {
        order(RouteMessages.put(route, NlMsgHeader.CREATE));
    }

    void remove(Route route) {
        order(RouteMessages.remove(route, 0));
    }

    void put(Neighbor neighbor) {
        order(NeighborMessages.put(neighbor, NlMsgHeader.CREATE));
    }

    void remove(Neighbor neighbor) {
        order(NeighborMessages.remove(neighbor, 0));
    }

    void put(Nexthop nexthop) {
        order(NexthopMessages.put(nexthop, NlMsgHeader.CREATE));
    }

    void remove(Nexthop nexthop) {
        order(NexthopMessages.remove(nexthop, 0));
    }

    void order(Request request) {
        assertThat(kernel.execute(request)).isEmpty();
    }

    /** Waits until everything has been told. */
    void settle() {
        try {
            assertThat(notifier.flush(Duration.ofSeconds(20))).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        notifier.close();
    }

    /** A route that a routing daemon put there. */
    static Route route(String destination, String... gateways) {
        return route(destination, ZEBRA, 0, gateways);
    }

    static Route route(String destination, int protocol, long nexthopId, String... gateways) {
        IpPrefix prefix = IpPrefix.parse(destination);
        IpPrefix everything = new IpPrefix(IpAddress.zero(prefix.address().isV6()), 0);
        List<RouteNexthop> nexthops = java.util.Arrays.stream(gateways)
                .map(gateway -> new RouteNexthop(IpAddress.parse(gateway), 5, 1))
                .toList();
        return new Route(
                new Route.Key(TABLE, prefix, everything, 0, 20),
                nexthops.isEmpty() ? Route.BLACKHOLE : Route.UNICAST,
                protocol,
                0,
                IpAddress.UNSPECIFIED,
                0,
                nexthopId,
                nexthops);
    }

    static Neighbor arp(String mac, String address, int state, int flags) {
        return new Neighbor(
                NeighborFamily.INET, 4, MacAddress.parse(mac), IpAddress.parse(address), 0, 0, 0, 0, state, flags, 0);
    }

    static Neighbor fdb(String mac, int vlan, int port, int state, int flags) {
        return new Neighbor(
                NeighborFamily.BRIDGE,
                4,
                MacAddress.parse(mac),
                IpAddress.UNSPECIFIED,
                vlan,
                port,
                0,
                0,
                state,
                flags,
                0);
    }
}
