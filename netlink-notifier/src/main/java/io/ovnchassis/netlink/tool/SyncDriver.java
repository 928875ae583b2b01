package io.ovnchassis.netlink.tool;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.NotifierSettings;
import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.table.AdvertisedNeighbor;
import io.ovnchassis.netlink.table.AdvertisedRoute;
import io.ovnchassis.netlink.table.NeighborExchange;
import io.ovnchassis.netlink.table.NeighborSync;
import io.ovnchassis.netlink.table.NexthopTable;
import io.ovnchassis.netlink.table.RouteExchange;
import io.ovnchassis.netlink.table.RouteSync;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import io.ovnchassis.netlink.wire.MacAddress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts entries into tables and shows what was learned from them, in the words of OVN's test driver (the commands
 * {@code neighbor-sync}, {@code route-sync} and {@code nexthop-sync} of {@code ovstest test-ovn-netlink}).
 */
final class SyncDriver {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final NetlinkTransport kernel;
    private final PrintStream out;

    SyncDriver(NetlinkTransport kernel, PrintStream out) {
        this.kernel = kernel;
        this.out = out;
    }

    /**
     * Makes these our neighbours on a link.
     *
     * @param count how many MAC addresses follow
     * @param words {@code MAC [IP]}, over and over
     */
    void neighbors(NeighborFamily family, int interfaceIndex, int count, List<String> words) {
        NeighborSync sync = new NeighborExchange(kernel).sync(family, interfaceIndex, neighbors(count, words));
        failIfAny(sync.failures());
        sync.learned().forEach(neighbor -> out.println("Neighbor " + neighbor.describe()));
    }

    private static Set<AdvertisedNeighbor> neighbors(int count, List<String> words) {
        Set<AdvertisedNeighbor> wanted = new HashSet<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at == words.size()) {
                throw new ToolFault(count + " MAC addresses were announced, and " + i + " are there");
            }
            MacAddress mac = MacAddress.parse(words.get(at++));
            boolean hasAddress = at < words.size() && !MacAddress.isMac(words.get(at));
            IpAddress address = hasAddress ? IpAddress.parse(words.get(at++)) : IpAddress.UNSPECIFIED;
            wanted.add(new AdvertisedNeighbor(mac, address));
        }
        return wanted;
    }

    /**
     * Makes these our routes of a table.
     *
     * @param words {@code PREFIX [via NEXTHOP]}, over and over
     */
    void routes(TableId table, List<String> words) {
        RouteSync sync = new RouteExchange(kernel).sync(table, routes(words));
        failIfAny(sync.failures());
        sync.learned().forEach(route -> out.println("Route " + route.describe(table)));
    }

    private static Set<AdvertisedRoute> routes(List<String> words) {
        Set<AdvertisedRoute> wanted = new HashSet<>();
        int at = 0;
        while (at < words.size()) {
            IpPrefix prefix = IpPrefix.parse(words.get(at++));
            boolean hasNexthop = at + 1 < words.size() && words.get(at).equals("via");
            IpAddress nexthop = hasNexthop ? IpAddress.parse(words.get(at + 1)) : IpAddress.UNSPECIFIED;
            at += hasNexthop ? 2 : 0;
            wanted.add(new AdvertisedRoute(prefix, 0, nexthop));
        }
        return wanted;
    }

    /** Shows the next hops that forwarding entries can lead to. */
    void nexthops() throws InterruptedException {
        try (NetlinkNotifier notifier = new NetlinkNotifier(kernel, NotifierSettings.DEFAULT);
                NexthopTable table = NexthopTable.open(notifier, changes -> {})) {
            if (!notifier.flush(PATIENCE)) {
                throw new ToolFault("the kernel did not say in time which next hops there are");
            }
            table.nexthops().forEach(nexthop -> out.println("Nexthop " + nexthop.describe()));
        }
    }

    private static void failIfAny(List<NetlinkFault> failures) {
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
