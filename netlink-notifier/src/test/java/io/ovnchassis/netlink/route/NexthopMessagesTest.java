package io.ovnchassis.netlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.netlink.Hex;
import io.ovnchassis.netlink.Messages;
import io.ovnchassis.netlink.wire.MalformedMessage;
import org.junit.jupiter.api.Test;

class NexthopMessagesTest {
    @Test
    void aGatewayForBridges() {
        Nexthop nexthop = decode("""
                02 00 00 00 00000000
                0800 0100 01000000    # id 1
                0800 0600 c0a80101    # 192.168.1.1
                0400 0b00             # for bridges
                """);

        assertThat(nexthop.isFdbPath()).isTrue();
        assertThat(nexthop.isGroup()).isFalse();
        assertThat(nexthop.gateway()).hasToString("192.168.1.1");
    }

    @Test
    void aGroupWithItsWeightsWhichAreOneMoreThanWritten() {
        Nexthop nexthop = decode("""
                00 00 00 00 00000000
                0800 0100 0c000000
                1400 0200             # group
                  01000000 63 00 0000 #   1, weight 100
                  02000000 00 01 0000 #   2, weight 257
                0400 0b00
                """);

        assertThat(nexthop.group()).containsExactly(new Nexthop.Member(1, 100), new Nexthop.Member(2, 257));
        assertThat(nexthop.isFdbPath()).isTrue();
    }

    @Test
    void blackholesAndDevicesLeadNoForwardingEntryAnywhere() {
        assertThat(decode("00 00 00 00 00000000  0800 0100 01000000  0400 0400").isFdbPath())
                .isFalse();
        assertThat(decode("02 00 00 00 00000000  0800 0100 02000000  0800 0500 01000000  0800 0600 7f000002")
                        .isFdbPath())
                .isFalse();
        assertThat(decode("02 00 00 00 00000000  0800 0100 02000000  0400 0b00").isFdbPath())
                .isFalse();
    }

    @Test
    void halfAMemberIsMalformed() {
        assertThatThrownBy(() -> decode("00 00 00 00 00000000  0800 0200 01000000"))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage("a group of 4 bytes: type=2 offset=24");
    }

    @Test
    void aDumpAsksForAll() {
        assertThat(NexthopMessages.dump().bytes(1))
                .isEqualTo(Hex.bytes("18000000 6a00 0103 01000000 00000000  00 00 00 00 00000000"));
    }

    private static Nexthop decode(String hex) {
        return NexthopMessages.decode(Messages.of(104, 0, hex)).orElseThrow().object();
    }
}
