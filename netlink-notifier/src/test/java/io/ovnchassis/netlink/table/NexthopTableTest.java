package io.ovnchassis.netlink.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.wire.IpAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NexthopTableTest {
    private final Scene scene = new Scene();
    private final Told<FdbNexthop> told = new Told<>(FdbNexthop::describe);

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void gatewaysAndGroupsAreResolvedInWhateverOrderTheyCome() {
        scene.put(group(12, member(1, 100), member(2, 200), member(3, 1)));
        scene.put(gateway(1, "192.168.1.1"));
        scene.put(gateway(2, "fd20::2"));
        NexthopTable table = open();

        assertThat(told.take())
                .containsExactly(List.of(
                        "+ id=1, address=192.168.1.1",
                        "+ id=12, group=[1;192.168.1.1;100, 2;fd20::2;200, 3;1]",
                        "+ id=2, address=fd20::2"));
        assertThat(table.find(12)).isPresent();
        assertThat(table.find(3)).isEmpty();
    }

    @Test
    void aGroupChangesWithItsMembers() {
        scene.put(gateway(1, "192.168.1.1"));
        scene.put(group(10, member(1, 1)));
        open();
        told.take();
        scene.put(gateway(1, "192.168.1.9"));
        scene.settle();
        assertThat(told.take())
                .containsExactly(List.of(
                        "+ id=1, address=192.168.1.9",
                        "+ id=10, group=[1;192.168.1.9;1]",
                        "- id=1, address=192.168.1.1",
                        "- id=10, group=[1;192.168.1.1;1]"));

        scene.remove(gateway(1, "192.168.1.9"));
        scene.settle();
        assertThat(told.take().stream().flatMap(List::stream))
                .contains("- id=1, address=192.168.1.9", "+ id=10, group=[1;1]");
    }

    @Test
    void onlyThoseForForwardingEntriesCount() {
        Nexthop blackhole = new Nexthop(1, false, IpAddress.UNSPECIFIED, 0, true, List.of());
        Nexthop device = new Nexthop(2, false, IpAddress.parse("127.0.0.2"), 1, false, List.of());
        scene.put(blackhole);
        NexthopTable table = open();
        scene.put(device);
        scene.settle();

        assertThat(told.take()).containsExactly(List.of());
        assertThat(table.nexthops()).isEmpty();
    }

    @Test
    void oneThatCeasesToBeForForwardingEntriesIsGone() {
        scene.put(gateway(1, "192.168.1.1"));
        NexthopTable table = open();
        scene.put(new Nexthop(1, false, IpAddress.parse("192.168.1.1"), 5, false, List.of()));
        scene.settle();

        assertThat(table.nexthops()).isEmpty();
    }

    private NexthopTable open() {
        NexthopTable table = NexthopTable.open(scene.notifier, told);
        scene.settle();
        return table;
    }

    private static Nexthop gateway(long id, String address) {
        return new Nexthop(id, true, IpAddress.parse(address), 0, false, List.of());
    }

    private static Nexthop group(long id, Nexthop.Member... members) {
        return new Nexthop(id, true, IpAddress.UNSPECIFIED, 0, false, Arrays.asList(members));
    }

    private static Nexthop.Member member(long id, int weight) {
        return new Nexthop.Member(id, weight);
    }
}
