package io.ovnchassis.tests.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The tests "sync netlink nexthops" of OVN's system-ovn-netlink.at. */
class NexthopIT {
    @AutoClose
    private final NetworkSpace space = NetworkSpace.create();

    @Test
    void learnNexthops() {
        List.of(
                        "id 1 via 192.168.1.1",
                        "id 2 via 192.168.1.2",
                        "id 5 via 192.168.1.5",
                        "id 10 group 1/2",
                        "id 3 group 5",
                        "id 11 group 1",
                        "id 12 group 1,100/2,200")
                .forEach(nexthop -> space.ip("nexthop add " + nexthop + " fdb"));

        assertThat(space.tool("nexthop-sync"))
                .containsExactlyInAnyOrder(
                        "Nexthop id=1, address=192.168.1.1",
                        "Nexthop id=10, group=[1;192.168.1.1;1, 2;192.168.1.2;1]",
                        "Nexthop id=11, group=[1;192.168.1.1;1]",
                        "Nexthop id=12, group=[1;192.168.1.1;100, 2;192.168.1.2;200]",
                        "Nexthop id=2, address=192.168.1.2",
                        "Nexthop id=3, group=[5;192.168.1.5;1]",
                        "Nexthop id=5, address=192.168.1.5");
    }

    @Test
    void tableNotify() {
        assertTold("add id 1 via 10.0.0.1 fdb", "Add nexthop id=1, address=10.0.0.1");
        assertTold("add id 2 via fd20::2 fdb", "Add nexthop id=2, address=fd20::2");
        assertTold("add id 10 group 1 fdb", "Add nexthop id=10, group=[1;1]");
        assertTold("add id 11 group 2 fdb", "Add nexthop id=11, group=[2;1]");
        assertTold("del id 10", "Delete nexthop id=10, group=[1;1]");
        assertTold("del id 11", "Delete nexthop id=11, group=[2;1]");

        space.ip("nexthop add id 3 via 10.0.0.3 fdb");
        space.ip("nexthop add id 10 group 1/3 fdb");
        space.ip("nexthop add id 4 via fd20::4 fdb");
        space.ip("nexthop add id 11 group 2/4 fdb");

        assertTold("del id 3", "Add nexthop id=10, group=[1;1]", "Delete nexthop id=3, address=10.0.0.3");
        assertTold("del id 4", "Add nexthop id=11, group=[2;1]", "Delete nexthop id=4, address=fd20::4");
        assertTold("del id 1", "Delete nexthop id=1, address=10.0.0.1", "Delete nexthop id=10, group=[1;1]");
        assertTold("del id 2", "Delete nexthop id=11, group=[2;1]", "Delete nexthop id=2, address=fd20::2");
        assertTold("add id 1 blackhole");
        assertTold("add id 2 via 127.0.0.2 dev lo");
    }

    private void assertTold(String order, String... lines) {
        assertThat(space.tool("nexthop-table-notify", "ip nexthop " + order)).containsExactlyInAnyOrder(lines);
    }
}
