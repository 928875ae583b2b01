package io.ovnchassis.netlink.table;

import static io.ovnchassis.netlink.table.Scene.arp;
import static io.ovnchassis.netlink.table.Scene.fdb;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.CapturedLog;
import io.ovnchassis.netlink.Hex;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.route.NeighborMessages;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeighborExchangeTest {
    private static final String MAC = "00:00:00:00:01:00";
    private static final String OTHER_MAC = "00:00:00:00:02:00";

    private final FakeKernel kernel = new FakeKernel();
    private final NeighborExchange exchange = new NeighborExchange(kernel);

    @Test
    void anArpEntryIsOrderedLikeThis() {
        exchange.sync(NeighborFamily.INET, 4, Set.of(advertised(MAC, "20.20.20.20")));

        assertThat(kernel.orders())
                .singleElement()
                .satisfies(order -> assertThat(order.bytes(0)).isEqualTo(Hex.bytes("""
                        30000000 1c00 0505 00000000 00000000  # NEWNEIGH, ack, create, replace
                        02 00 0000 04000000 4000 00 00        # inet, interface 4, noarp
                        0a00 0200 000000000100 0000           # Ethernet address
                        0800 0100 14141414                    # 20.20.20.20
                        """)));
    }

    @Test
    void aForwardingEntryHasNoDestination() {
        exchange.sync(NeighborFamily.BRIDGE, 4, Set.of(advertised(MAC, "::")));

        assertThat(kernel.orders())
                .singleElement()
                .satisfies(order -> assertThat(order.bytes(0)).isEqualTo(Hex.bytes("""
                        28000000 1c00 0505 00000000 00000000
                        07 00 0000 04000000 4000 00 00
                        0a00 0200 000000000100 0000
                        """)));
    }

    @Test
    void aDeletionNamesAllThatItIsKnownBy() {
        put(fdb(MAC, 0, 4790, Scene.NOARP, 0));
        exchange.sync(NeighborFamily.BRIDGE, 4, Set.of());

        assertThat(kernel.orders().getLast().bytes(0)).isEqualTo(Hex.bytes("""
                30000000 1d00 0500 00000000 00000000  # DELNEIGH, ack
                07 00 0000 04000000 0000 00 00
                0a00 0200 000000000100 0000
                0600 0600 12b6 0000                   # port 4790
                """));
    }

    @Test
    void whatIsMissingComesBeforeWhatIsNotWantedGoes() {
        exchange.sync(NeighborFamily.BRIDGE, 4, Set.of(advertised(MAC, "::")));
        exchange.sync(NeighborFamily.BRIDGE, 4, Set.of(advertised(OTHER_MAC, "::")));

        assertThat(kernel.orders().stream().skip(1).map(Request::type))
                .containsExactly(NeighborMessages.NEW, NeighborMessages.DELETE);
        assertThat(kernel.all(Neighbor.class))
                .singleElement()
                .satisfies(neighbor -> assertThat(neighbor.mac()).hasToString(OTHER_MAC));
    }

    @Test
    void whatIsThereAlreadyIsLeftAlone() {
        exchange.sync(NeighborFamily.INET, 4, Set.of(advertised(MAC, "20.20.20.20")));
        exchange.sync(NeighborFamily.INET, 4, Set.of(advertised(MAC, "20.20.20.20")));

        assertThat(kernel.orders()).hasSize(1);
    }

    @Test
    void anAddressThatMovesToAnotherMachineIsReplacedAndNotDeletedAfterwards() {
        exchange.sync(NeighborFamily.INET, 4, Set.of(advertised(MAC, "20.20.20.20")));
        exchange.sync(NeighborFamily.INET, 4, Set.of(advertised(OTHER_MAC, "20.20.20.20")));

        assertThat(kernel.all(Neighbor.class))
                .singleElement()
                .satisfies(neighbor -> assertThat(neighbor.mac()).hasToString(OTHER_MAC));
    }

    @Test
    void othersEntriesAreLearnedAndThoseOfVlansAndOtherLinksLeftAlone() {
        put(fdb(MAC, 0, 0, Scene.NOARP, Scene.LEARNED));
        put(fdb(OTHER_MAC, 1, 0, Scene.NOARP, 0));
        Neighbor elsewhere = new Neighbor(
                NeighborFamily.BRIDGE, 5, MacAddress.parse(MAC), IpAddress.UNSPECIFIED, 0, 0, 0, 0, Scene.NOARP, 0, 0);
        put(elsewhere);

        NeighborSync sync = exchange.sync(NeighborFamily.BRIDGE, 4, Set.of());

        assertThat(sync.learned()).containsExactly(fdb(MAC, 0, 0, Scene.NOARP, Scene.LEARNED));
        assertThat(kernel.all(Neighbor.class)).hasSize(3);
    }

    @Test
    void refusalsAreWarnedAboutAndReported() {
        put(arp(OTHER_MAC, "20.20.20.40", Scene.NOARP, 0));
        kernel.refuseNext(2, Errno.EPERM);
        try (CapturedLog log = new CapturedLog("neighbor_exchange_netlink")) {
            NeighborSync sync = exchange.sync(NeighborFamily.INET, 4, Set.of(advertised(MAC, "20.20.20.20")));

            assertThat(sync.failures()).hasSize(2);
            assertThat(log.lines())
                    .containsExactly(
                            "WARN|Add neigh ifindex=4 eth=00:00:00:00:01:00 dst=20.20.20.20 failed:"
                                    + " Operation not permitted",
                            "WARN|Delete neigh ifindex=4 vlan=0 eth=00:00:00:00:02:00 dst=20.20.20.40 port=0 failed:"
                                    + " Operation not permitted");
        }
    }

    @Test
    void aNeighbourThatIsGoneIsAsGoodAsDeleted() {
        put(arp(OTHER_MAC, "20.20.20.40", Scene.NOARP, 0));
        kernel.refuseNext(1, Errno.ENOENT);

        assertThat(exchange.sync(NeighborFamily.INET, 4, Set.of()).failures()).isEmpty();
    }

    private void put(Neighbor neighbor) {
        assertThat(kernel.execute(NeighborMessages.put(neighbor, NlMsgHeader.CREATE)))
                .isEmpty();
    }

    private static AdvertisedNeighbor advertised(String mac, String address) {
        return new AdvertisedNeighbor(MacAddress.parse(mac), IpAddress.parse(address));
    }
}
