package io.ovnchassis.netlink.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.Hex;
import io.ovnchassis.netlink.Messages;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConntrackMessagesTest {
    private static final String CONNECTION = """
            02 00 0000
            3400 0180                             # original
              1400 0180                           #   addresses
                0800 0100 0a000001                #     10.0.0.1
                0800 0200 0a000002                #     10.0.0.2
              1c00 0280                           #   TCP
                0500 0100 06 000000
                0600 0200 c350 0000               #     port 50000
                0600 0300 0050 0000               #     port 80
            2c00 0280                             # reply
              1400 0180
                0800 0100 0a000002
                0800 0200 0a000001
              1400 0280
                0500 0100 06 000000
                0600 0200 0050 0000
            0800 0c00 0000002a                    # id
            0800 0300 0000c00e                    # status
            0800 0700 00000e10                    # an hour
            0800 0800 00000005                    # mark
            0600 1200 0007 0000                   # zone
            1400 1600 01000000 00000000 00000000 00000080  # labels 0 and 127
            """;

    @Test
    void aConnectionWithAllThatIsSaidOfIt() {
        Connection connection = ConntrackMessages.decode(Messages.of(0x100, 0, CONNECTION))
                .orElseThrow()
                .object();

        assertThat(connection.original())
                .isEqualTo(new Tuple(
                        IpAddress.parse("10.0.0.1"), IpAddress.parse("10.0.0.2"), 6, new Tuple.Ports(50_000, 80)));
        assertThat(connection.reply().source()).hasToString("10.0.0.2");
        assertThat(connection.id()).isEqualTo(42);
        assertThat(connection.timeoutSec()).isEqualTo(3600);
        assertThat(connection.mark()).isEqualTo(5);
        assertThat(connection.zone()).isEqualTo(7);
        assertThat(connection.labels()).hasToString("0x80000000000000000000000000000001");
        assertThat(connection.status())
                .containsExactlyInAnyOrder(
                        Connection.Status.SEEN_REPLY,
                        Connection.Status.ASSURED,
                        Connection.Status.CONFIRMED,
                        Connection.Status.OFFLOAD,
                        Connection.Status.HW_OFFLOAD);
        assertThat(connection.isOffloaded()).isTrue();
    }

    @Test
    void newChangedAndEndedAreToldApart() {
        assertThat(ConntrackMessages.decode(Messages.of(0x100, NlMsgHeader.CREATE, CONNECTION)))
                .hasValueSatisfying(change -> assertThat(change)
                        .isInstanceOfSatisfying(
                                Change.Put.class,
                                put -> assertThat(put.creates()).isTrue()));
        assertThat(ConntrackMessages.decode(Messages.of(0x100, 0, CONNECTION)))
                .hasValueSatisfying(change -> assertThat(change)
                        .isInstanceOfSatisfying(
                                Change.Put.class,
                                put -> assertThat(put.creates()).isFalse()));
        assertThat(ConntrackMessages.decode(Messages.of(0x102, 0, CONNECTION)))
                .hasValueSatisfying(change -> assertThat(change).isInstanceOf(Change.Removed.class));
    }

    @Test
    void expectationsAndOtherSubsystemsAreOfNoInterest() {
        assertThat(ConntrackMessages.decode(Messages.of(0x200, 0, ""))).isEmpty();
    }

    @Test
    void aDumpMayBeOfOneZone() {
        assertThat(ConntrackMessages.dump(OptionalInt.of(7)).bytes(1)).isEqualTo(Hex.bytes("""
                1c000000 0101 0103 01000000 00000000
                00 00 0000
                0600 1200 0007 0000
                """));
    }
}
