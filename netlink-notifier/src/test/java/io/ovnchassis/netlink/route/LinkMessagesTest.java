package io.ovnchassis.netlink.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.Hex;
import io.ovnchassis.netlink.Messages;
import org.junit.jupiter.api.Test;

class LinkMessagesTest {
    @Test
    void aLinkWithItsKind() {
        Link link = LinkMessages.decode(Messages.of(16, 0, """
                        00 00 0100 07000000 43100000 00000000  # Ethernet, interface 7, up
                        0a00 0300 76657468 30 00 0000          # "veth0"
                        0a00 0100 020000000007 0000            # its address
                        0800 0500 06000000                     # its peer
                        1400 1200                              # link info
                          0900 0100 76657468 00 000000         #   "veth"
                          0400 0200                            #   nothing more about it
                        """)).orElseThrow().object();

        assertThat(link.index()).isEqualTo(7);
        assertThat(link.name()).isEqualTo("veth0");
        assertThat(link.isUp()).isTrue();
        assertThat(link.address()).hasToString("02:00:00:00:00:07");
        assertThat(link.peerIndex()).isEqualTo(6);
        assertThat(link.kind()).isEqualTo("veth");
    }

    @Test
    void thatAPortLeftItsBridgeIsNotTheEndOfTheLink() {
        assertThat(LinkMessages.decode(Messages.of(17, 0, "07 00 0100 07000000 43100000 00000000")))
                .isEmpty();
        assertThat(LinkMessages.decode(Messages.of(17, 0, "00 00 0100 07000000 43100000 00000000")))
                .hasValueSatisfying(change -> assertThat(change).isInstanceOf(Change.Removed.class));
    }

    @Test
    void addressesThatAreNotEthernetAreLeftOut() {
        Link link = LinkMessages.decode(Messages.of(16, 0, "00 00 0003 07000000 43100000 00000000  0800 0100 0a000001"))
                .orElseThrow()
                .object();

        assertThat(link.address().isZero()).isTrue();
    }

    @Test
    void aVrfIsMadeUpWithItsTable() {
        assertThat(LinkMessages.createVrf("ovnvrf1000", new TableId(1000)).bytes(1))
                .isEqualTo(Hex.bytes("""
                48000000 1000 0506 01000000 00000000
                00 00 0000 00000000 01000000 01000000        # up, and that is what changes
                0f00 0300 6f766e767266 31303030 00 00        # "ovnvrf1000"
                1800 1200                                    # link info
                  0800 0100 767266 00                        #   "vrf"
                  0c00 0200                                  #   data
                    0800 0100 e8030000                       #     table
                """));
    }

    @Test
    void aVrfIsDeletedByItsName() {
        assertThat(LinkMessages.delete("vrf1").bytes(1)).isEqualTo(Hex.bytes("""
                2c000000 1100 0500 01000000 00000000
                00 00 0000 00000000 00000000 00000000
                0900 0300 76726631 00 000000
                """));
    }
}
