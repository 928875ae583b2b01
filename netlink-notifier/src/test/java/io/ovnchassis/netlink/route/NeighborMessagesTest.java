package io.ovnchassis.netlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.netlink.Hex;
import io.ovnchassis.netlink.Messages;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.MalformedMessage;
import org.junit.jupiter.api.Test;

class NeighborMessagesTest {
    private static final int NOARP = 0x40;
    private static final int PERMANENT = 0x80;
    private static final int SELF = 0x02;
    private static final int EXTERNALLY_LEARNED = 0x10;

    @Test
    void aForwardingEntryOfAVxlanDevice() {
        Neighbor neighbor = decode("""
                07 00 0000 04000000 c000 02 00      # bridge, interface 4, permanent and noarp, self
                0a00 0200 000000000000 0000         # what is flooded
                0800 0100 2a2a2a04                  # to 42.42.42.4
                0600 0600 12b6 0000                 # port 4790
                """);

        assertThat(neighbor.describe())
                .isEqualTo("ifindex=4 vlan=0 eth=00:00:00:00:00:00 dst=42.42.42.4 port=4790 nh_id=0");
        assertThat(neighbor.isRemoteVtep()).isTrue();
        assertThat(neighbor.isOurs()).isFalse();
    }

    @Test
    void aForwardingEntryToAGroupOfNextHops() {
        Neighbor neighbor = decode("""
                07 00 0000 04000000 4000 12 00
                0a00 0200 000000000004 0000
                0800 0d00 0a000000                  # next hop 10
                """);

        assertThat(neighbor.describe()).isEqualTo("ifindex=4 vlan=0 eth=00:00:00:00:00:04 dst=:: port=0 nh_id=10");
        assertThat(neighbor.isStaticFdb()).isTrue();
    }

    @Test
    void whatWeMadeIsStaticNeitherPermanentNorLearnedBySomebodyElse() {
        assertThat(neighbor(NOARP, 0).isOurs()).isTrue();
        assertThat(neighbor(NOARP | PERMANENT, 0).isOurs()).isFalse();
        assertThat(neighbor(NOARP, EXTERNALLY_LEARNED).isOurs()).isFalse();
        assertThat(neighbor(0x02, 0).isOurs()).isFalse();
    }

    @Test
    void anArpEntryIsStaticAndLearnedBySomebodyElse() {
        assertThat(neighbor(NOARP, EXTERNALLY_LEARNED).isStaticArp()).isTrue();
        assertThat(neighbor(0x02, EXTERNALLY_LEARNED).isStaticArp()).isFalse();
    }

    @Test
    void unicastEntriesOfABridgeAreKnownByTheirAddressAndFloodedOnesByTheirEndpointToo() {
        MacAddress unicast = MacAddress.parse("00:00:00:00:00:05");
        IpAddress one = IpAddress.parse("10.0.0.1");
        IpAddress other = IpAddress.parse("10.0.0.2");

        assertThat(fdb(unicast, one, SELF).key())
                .isEqualTo(fdb(unicast, other, SELF).key());
        assertThat(fdb(MacAddress.ZERO, one, SELF).key())
                .isNotEqualTo(fdb(MacAddress.ZERO, other, SELF).key());
        assertThat(fdb(unicast, one, SELF).key())
                .isNotEqualTo(fdb(unicast, one, 0).key());
    }

    @Test
    void otherFamiliesAndLinksThatAreNotEthernetAreOfNoInterest() {
        assertThat(NeighborMessages.decode(Messages.of(28, 0, "01 00 0000 04000000 0200 00 00")))
                .isEmpty();
        assertThat(NeighborMessages.decode(Messages.of(28, 0, "02 00 0000 04000000 0200 00 00  0800 0200 0a000001")))
                .isEmpty();
    }

    @Test
    void vlansCountOnBridgesOnly() {
        assertThat(decode("07 00 0000 04000000 0200 00 00  0600 0500 0100 0000").vlan())
                .isEqualTo(1);
        assertThat(decode("02 00 0000 04000000 0200 00 00  0600 0500 0100 0000").vlan())
                .isZero();
    }

    @Test
    void anAddressOfTheOtherFamilyIsMalformed() {
        assertThatThrownBy(() -> decode("02 00 0000 04000000 0200 00 00  1400 0100 fd200000000000000000000000000001"))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining("other family");
    }

    @Test
    void aDumpIsOfOneLink() {
        assertThat(NeighborMessages.dump(NeighborFamily.INET6, 4).bytes(1)).isEqualTo(Hex.bytes("""
                24000000 1e00 0103 01000000 00000000
                0a 00 0000 00000000 0000 00 00
                0800 0800 04000000
                """));
    }

    private static Neighbor neighbor(int state, int flags) {
        return new Neighbor(
                NeighborFamily.INET,
                4,
                MacAddress.parse("00:00:00:00:00:05"),
                IpAddress.parse("10.0.0.1"),
                0,
                0,
                0,
                0,
                state,
                flags,
                0);
    }

    private static Neighbor fdb(MacAddress mac, IpAddress destination, int flags) {
        return new Neighbor(NeighborFamily.BRIDGE, 4, mac, destination, 0, 0, 0, 0, NOARP, flags, 0);
    }

    private static Neighbor decode(String hex) {
        return NeighborMessages.decode(Messages.of(28, 0, hex)).orElseThrow().object();
    }
}
