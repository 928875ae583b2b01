package io.ovnchassis.tests.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tests "sync netlink routes" of OVN's system-ovn-netlink.at, but for the one of notifications. */
class RouteSyncIT {
    private static final int TABLE = 100;
    private static final String V4 = "-4";
    private static final String V6 = "-6";

    @AutoClose
    private final NetworkSpace space = NetworkSpace.create();

    @BeforeEach
    void addDevice() {
        space.silent("lo-test");
        space.ip("link set lo-test address 00:00:00:00:00:10");
        space.ip("addr add 20.0.0.10/24 dev lo-test");
        space.ip("addr add fd20::10/64 dev lo-test nodad");
        space.ip("link set up lo-test");
    }

    @Test
    void blackhole() {
        assertThat(sync()).isEmpty();
        space.ip("route add 10.10.10.1 via 20.0.0.1 table 100 proto zebra");
        space.ip("route add fd20:100::10 via fd20::1 table 100 proto zebra");
        space.ip("route add 10.10.20.0/24 via 20.0.0.1 table 100");
        String[] foreignV4 = {
            "10.10.10.1 via 20.0.0.1 dev lo-test proto zebra", "10.10.20.0/24 via 20.0.0.1 dev lo-test"
        };
        String[] foreignV6 = {"fd20:100::10 via fd20::1 dev lo-test proto zebra metric 1024 pref medium"};
        String[] withOursV4 = {foreignV4[0], foreignV4[1], "blackhole 192.168.100.0/24 proto 84"};
        String[] withOursV6 = {foreignV6[0], "blackhole fd20:100::/64 dev lo proto 84 metric 1024 pref medium"};

        assertLearned(sync());
        assertRoutes(V4, foreignV4);
        assertRoutes(V6, foreignV6);

        assertLearned(sync("192.168.100.0/24"));
        assertRoutes(V4, withOursV4);
        assertRoutes(V6, foreignV6);

        assertLearned(sync("192.168.100.0/24", "fd20:100::/64"));
        assertRoutes(V4, withOursV4);
        assertRoutes(V6, withOursV6);

        assertLearned(sync("192.168.100.0/24"));
        assertRoutes(V4, withOursV4);
        assertRoutes(V6, foreignV6);

        assertLearned(sync());
        assertRoutes(V4, foreignV4);
        assertRoutes(V6, foreignV6);
    }

    @Test
    void nexthop() {
        assertThat(sync()).isEmpty();

        sync("192.168.100.0/24", "via", "20.0.0.1");
        assertRoutes(V4, "192.168.100.0/24 via 20.0.0.1 dev lo-test proto 84");
        assertRoutes(V6);

        sync("192.168.100.0/24", "via", "20.0.0.1", "fd20:100::/64", "via", "fd20::1");
        assertRoutes(V4, "192.168.100.0/24 via 20.0.0.1 dev lo-test proto 84");
        assertRoutes(V6, "fd20:100::/64 via fd20::1 dev lo-test proto 84 metric 1024 pref medium");

        sync("192.168.100.0/24", "via", "fd20::1", "fd20:100::/64", "via", "fd20::1");
        assertRoutes(V4, "192.168.100.0/24 via inet6 fd20::1 dev lo-test proto 84");
        assertRoutes(V6, "fd20:100::/64 via fd20::1 dev lo-test proto 84 metric 1024 pref medium");

        sync("192.168.100.0/24", "fd20:100::/64");
        assertRoutes(V4, "blackhole 192.168.100.0/24 proto 84");
        assertRoutes(V6, "blackhole fd20:100::/64 dev lo proto 84 metric 1024 pref medium");
    }

    private List<String> sync(String... routes) {
        List<String> arguments = new ArrayList<>(List.of("route-sync", Integer.toString(TABLE)));
        arguments.addAll(List.of(routes));
        return space.tool(arguments.toArray(String[]::new));
    }

    /** The lines of {@code ip route show}, with the numbers of protocols that have no name here. */
    private void assertRoutes(String family, String... expected) {
        assertThat(space.ip(family + " route show table " + TABLE + " | sed 's/proto ovn/proto 84/'"))
                .containsExactlyInAnyOrder(expected);
    }

    private static void assertLearned(List<String> lines) {
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "Route table_id=100 dst=10.10.10.1 plen=32 nexthop=20.0.0.1",
                        "Route table_id=100 dst=fd20:100::10 plen=128 nexthop=fd20::1");
    }
}
