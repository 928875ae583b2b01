package io.ovnchassis.tests.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The tests "sync netlink neighbors" of OVN's system-ovn-netlink.at, but for the one of notifications. */
class NeighborSyncIT {
    @AutoClose
    private final NetworkSpace space = NetworkSpace.create();

    @Test
    void learnVxlanVtepNeighbors() {
        space.bridge("br-test");
        space.vxlan("vxlan-test", "br-test");
        space.run("bridge fdb append 00:00:00:00:00:00 dev vxlan-test dst 42.42.42.3 port 4789 self permanent");
        space.run("bridge fdb append 00:00:00:00:00:00 dev vxlan-test dst 42.42.42.4 port 4790 self permanent");

        int index = space.index("vxlan-test");
        space.awaitTool(
                List.of(
                        learned(index, "00:00:00:00:00:00", "42.42.42.3", 0, 0),
                        learned(index, "00:00:00:00:00:00", "42.42.42.4", 4790, 0),
                        learned(index, "00:00:00:00:00:02", "::", 0, 0)),
                sync("bridge", index, 0));
    }

    @Test
    void learnVxlanRemoteMacEntries() {
        space.bridge("br-test");
        space.vxlan("vxlan-test", "br-test");
        space.run("bridge fdb add 00:00:00:00:00:03 dev vxlan-test dst 42.42.42.3 static extern_learn");

        int index = space.index("vxlan-test");
        String own = learned(index, "00:00:00:00:00:02", "::", 0, 0);
        String remote = learned(index, "00:00:00:00:00:03", "42.42.42.3", 0, 0);
        space.awaitTool(List.of(own, remote), sync("bridge", index, 0));

        space.ip("nexthop add id 1 via 192.168.1.1 fdb");
        space.ip("nexthop add id 10 group 1 fdb");
        space.run("bridge fdb add 00:00:00:00:00:04 dev vxlan-test nhid 10");

        space.awaitTool(
                List.of(own, remote, learned(index, "00:00:00:00:00:04", "::", 0, 10)), sync("bridge", index, 0));
    }

    @Test
    void injectOvnStaticMacEntries() {
        space.bridge("br-test");
        space.silent("lo-test");
        space.ip("link set lo-test master br-test");
        space.ip("link set lo-test address 00:00:00:00:00:02");
        space.ip("link set dev lo-test up");

        int index = space.index("lo-test");
        String[] sync = sync("bridge", index, 2, "00:00:00:00:01:00", "00:00:00:00:02:00");
        List<String> learned = List.of(
                learned(index, "00:00:00:00:00:02", "::", 0, 0),
                learned(index, "01:00:5e:00:00:01", "::", 0, 0),
                learned(index, "33:33:00:00:00:01", "::", 0, 0));
        space.awaitTool(learned, sync);
        awaitStatic();

        space.run("bridge fdb del 00:00:00:00:01:00 dev lo-test master static");
        space.run("bridge fdb del 00:00:00:00:02:00 dev lo-test master static");
        space.awaitTool(learned, sync);
        awaitStatic();

        space.run("bridge fdb add 00:00:00:00:03:00 dev lo-test master static");
        space.run("bridge fdb add 00:00:00:00:04:00 dev lo-test master static");
        space.awaitTool(learned, sync);
        awaitStatic();
    }

    /** A bridge that can filter VLANs has the entries of VLAN 1 as well. */
    private void awaitStatic() {
        Await.until(
                "our two entries, and no others",
                () -> space.run("bridge fdb show dev lo-test | grep static | grep -v vlan | sort"),
                List.of("00:00:00:00:01:00 master br-test static", "00:00:00:00:02:00 master br-test static")::equals);
    }

    @Test
    void learnIpNeighbors() {
        space.bridge("br-test");
        space.ip("address add dev br-test 20.20.20.1/24");
        space.ip("-6 address add dev br-test 20::1/64 nodad");
        space.ip("neigh add 10.10.10.10 lladdr 00:00:00:00:10:00 dev br-test extern_learn");
        space.ip("-6 neigh add 10::10 lladdr 00:00:00:00:10:00 dev br-test extern_learn");

        syncBoth();
        space.ip("neigh del dev br-test 20.20.20.20");
        space.ip("-6 neigh del dev br-test 20::20");
        syncBoth();
        space.ip("neigh add 20.20.20.40 lladdr 00:00:00:00:40:00 dev br-test nud noarp");
        space.ip("-6 neigh add 20::40 lladdr 00:00:00:00:40:00 dev br-test nud noarp");
        syncBoth();
    }

    /** What others put there is learned, and of the static entries only ours remains. */
    private void syncBoth() {
        int index = space.index("br-test");
        space.awaitTool(
                List.of(learned(index, "00:00:00:00:10:00", "10.10.10.10", 0, 0)),
                sync("inet", index, 1, "00:00:00:00:20:00", "20.20.20.20"));
        assertThat(space.ip("neigh show dev br-test nud noarp | grep '^20[.]20[.]20'"))
                .containsExactly("20.20.20.20 lladdr 00:00:00:00:20:00 NOARP");
        space.awaitTool(
                List.of(learned(index, "00:00:00:00:10:00", "10::10", 0, 0)),
                sync("inet6", index, 1, "00:00:00:00:20:00", "20::20"));
        assertThat(space.ip("-6 neigh show dev br-test nud noarp | grep '^20::'"))
                .containsExactly("20::20 lladdr 00:00:00:00:20:00 NOARP");
    }

    private static String[] sync(String family, int index, int count, String... neighbors) {
        return Stream.concat(
                        Stream.of("neighbor-sync", family, Integer.toString(index), Integer.toString(count)),
                        Arrays.stream(neighbors))
                .toArray(String[]::new);
    }

    private static String learned(int index, String mac, String destination, int port, int nexthop) {
        return "Neighbor ifindex=%d vlan=0 eth=%s dst=%s port=%d nh_id=%d"
                .formatted(index, mac, destination, port, nexthop);
    }
}
