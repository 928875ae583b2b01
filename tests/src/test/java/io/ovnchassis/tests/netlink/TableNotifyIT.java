package io.ovnchassis.tests.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The tests of notifications in OVN's system-ovn-netlink.at, but for those of next hops. */
class TableNotifyIT {
    private static final String ADD = "Add neighbor ifindex=%d vlan=0 eth=%s dst=%s port=0 nh_id=%d";
    private static final String DELETE = "Delete neighbor ifindex=%d vlan=0 eth=%s dst=%s port=0 nh_id=%d";

    @AutoClose
    private final NetworkSpace space = NetworkSpace.create();

    @Test
    void neighborTableNotify() {
        space.bridge("br-test");
        space.ip("address add dev br-test 10.10.10.1/24");
        space.silent("lo-test");
        space.ip("link set lo-test master br-test");
        space.ip("link set lo-test address 00:00:00:00:00:02");
        space.ip("link set dev lo-test up");
        space.vxlan("vxlan-test", "br-test");
        space.ip("nexthop add id 1 via 192.168.1.1 fdb");
        space.ip("nexthop add id 10 group 1 fdb");
        awaitQuiet();
        int bridge = space.index("br-test");
        int port = space.index("lo-test");
        int vxlan = space.index("vxlan-test");

        assertTold("bridge fdb add 00:00:00:00:00:05 dev lo-test", ADD.formatted(port, "00:00:00:00:00:05", "::", 0));
        assertTold(
                "bridge fdb del 00:00:00:00:00:05 dev lo-test", DELETE.formatted(port, "00:00:00:00:00:05", "::", 0));
        assertTold("bridge fdb add 00:00:00:00:00:06 dev lo-test master static");
        assertTold(
                "ip neigh add 10.10.10.10 lladdr 00:00:00:00:10:00 dev br-test extern_learn",
                ADD.formatted(bridge, "00:00:00:00:10:00", "10.10.10.10", 0));
        assertTold(
                "ip neigh del 10.10.10.10 lladdr 00:00:00:00:10:00 dev br-test",
                ADD.formatted(bridge, "00:00:00:00:00:00", "10.10.10.10", 0),
                DELETE.formatted(bridge, "00:00:00:00:00:00", "10.10.10.10", 0));
        assertTold("ip neigh add 20.20.20.20 lladdr 00:00:00:00:20:00 dev br-test nud noarp");
        assertTold(
                "bridge fdb add 00:00:00:00:00:07 dev vxlan-test nhid 10",
                ADD.formatted(vxlan, "00:00:00:00:00:07", "::", 10));
        assertTold(
                "bridge fdb del 00:00:00:00:00:07 dev vxlan-test nhid 10",
                DELETE.formatted(vxlan, "00:00:00:00:00:07", "::", 10));
    }

    /** Interfaces that come up make neighbours of their own, a little later. */
    private void awaitQuiet() {
        Await.until(
                "no neighbor changing by itself", () -> space.tool("neighbor-table-notify", "sleep 1"), List::isEmpty);
    }

    private void assertTold(String command, String... lines) {
        assertThat(space.tool("neighbor-table-notify", command)).containsExactlyInAnyOrder(lines);
    }

    @Test
    void hostIfMonitor() {
        List<String> told = space.tool(
                "host-if-monitor",
                "lo-test",
                "ip link add lo-test type veth peer name lo-peer && ip link set dev lo-test up",
                "true");
        assertThat(told).containsExactly(Integer.toString(space.index("lo-test")));

        space.ip("link del lo-test");
        assertThat(space.tool(
                        "host-if-monitor",
                        "lo-test",
                        "ip link add unused type veth peer name lo-peer && ip link set dev unused up",
                        "false"))
                .containsExactly("0");
    }

    @Test
    void routeTableNotify() {
        space.silent("lo-test");
        space.ip("addr add 20.0.0.10/24 dev lo-test");
        space.ip("addr add fd20::10/64 dev lo-test nodad");
        space.ip("link set up lo-test");
        Await.until("no route changing by itself", () -> space.tool("route-table-notify", "sleep 1"), List::isEmpty);

        assertThat(space.tool("route-table-notify", "ip route add 10.10.10.0/24 via 20.0.0.1 table 100"))
                .containsExactly("Notification v4 table_id=100");
        assertThat(space.tool("route-table-notify", "ip -6 route add fd10::/64 via fd20::1 table 100"))
                .containsExactly("Notification v6 table_id=100");
        assertThat(space.tool("route-table-notify", "ip route add 10.10.20.0/24 via 20.0.0.1 table 100 proto 84"))
                .isEmpty();
        assertThat(space.tool("route-table-notify", "ip -6 route add fd20:200::/64 via fd20::1 table 100 proto 84"))
                .isEmpty();
    }
}
