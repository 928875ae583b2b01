package io.ovnchassis.netlink.devlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.Hex;
import io.ovnchassis.netlink.Messages;
import io.ovnchassis.netlink.wire.Message;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DevlinkMessagesTest {
    private static final GenericFamily DEVLINK = new GenericFamily("devlink", 0x15, Map.of("config", 7));

    @Test
    void theRepresentorOfAVirtualFunctionOnAnotherHost() {
        DevlinkPort port = decode("""
                07 01 0000                               # port new
                0800 0100 706369 00                      # "pci"
                1100 0200 303030303a30333a30302e30 00 000000  # "0000:03:00.0"
                0800 0300 ffff0000                       # index 65535
                0600 0400 0200 0000                      # Ethernet
                0800 0600 09000000                       # interface 9
                0c00 0700 70663076663300 00              # "pf0vf3"
                0600 4d00 0400 0000                      # a virtual function
                0800 9600 01000000                       # controller 1
                0600 7f00 0000 0000                      # of physical function 0
                0600 8000 0300 0000                      # number 3
                0500 9500 01 000000                      # external
                2000 9100                                # its function
                  0a00 0100 020000000003 0000            #   address
                  0500 0200 01 000000                    #   active
                  0500 0300 00 000000                    #   detached
                """);

        assertThat(port.key()).hasToString("pci/0000:03:00.0/65535");
        assertThat(port.type()).isEqualTo(DevlinkPort.Type.ETHERNET);
        assertThat(port.flavour()).isEqualTo(DevlinkPort.Flavour.PCI_VF).hasToString("pcivf");
        assertThat(port.attachment()).isEqualTo(new DevlinkPort.Attachment(9, "pf0vf3"));
        assertThat(port.numbers().controller()).isEqualTo(OptionalInt.of(1));
        assertThat(port.numbers().pf()).isEqualTo(OptionalInt.of(0));
        assertThat(port.numbers().vf()).isEqualTo(OptionalInt.of(3));
        assertThat(port.numbers().sf()).isEmpty();
        assertThat(port.numbers().isExternal()).isTrue();
        assertThat(port.function()).hasValueSatisfying(function -> {
            assertThat(function.address()).hasToString("02:00:00:00:00:03");
            assertThat(function.isActive()).isTrue();
            assertThat(function.isAttached()).isFalse();
        });
    }

    @Test
    void everyFlavourIsKnownAndLaterOnesAreSaidNotToBe() {
        String[] flavours = {"physical", "cpu", "dsa", "pcipf", "pcivf", "virtual", "unused", "pcisf", "unknown"};
        for (int i = 0; i < flavours.length; i++) {
            String number = String.format("%02x00", i);
            assertThat(decode("07 01 0000  0600 4d00 " + number + " 0000").flavour())
                    .as("flavour %s", i)
                    .hasToString(flavours[i]);
        }
    }

    @Test
    void aPortThatGoesIsRemoved() {
        assertThat(DevlinkMessages.decode(DEVLINK, message("08 01 0000  0800 0300 01000000")))
                .hasValueSatisfying(change -> {
                    assertThat(change).isInstanceOf(Change.Removed.class);
                    assertThat(change.object().key().index()).isEqualTo(1);
                });
    }

    @Test
    void aPortInAnAnswerToADumpComesAsTheNewsOfADeviceDoes() {
        DevlinkPort port = decode("03 01 0000  0800 0100 706369 00  0800 0300 01000000  0600 4d00 0400 0000");

        assertThat(port.key().index()).isEqualTo(1);
        assertThat(port.flavour()).isEqualTo(DevlinkPort.Flavour.PCI_VF);
    }

    @Test
    void theNewsOfADeviceIsNoPort() {
        assertThat(DevlinkMessages.decode(DEVLINK, message("03 01 0000  0800 0100 706369 00")))
                .isEmpty();
    }

    @Test
    void otherFamiliesAndCommandsAreOfNoInterest() {
        assertThat(DevlinkMessages.decode(DEVLINK, Messages.of(0x16, 0, "07 01 0000")))
                .isEmpty();
        assertThat(DevlinkMessages.decode(DEVLINK, message("01 01 0000"))).isEmpty();
    }

    @Test
    void aDumpAsksForThePortsOfAllDevices() {
        assertThat(DevlinkMessages.dump(DEVLINK).bytes(1))
                .isEqualTo(Hex.bytes("14000000 1500 0103 01000000 00000000  05 01 0000"));
    }

    @Test
    void aFamilyIsDescribedWithItsGroups() {
        GenericFamily family = GenericFamily.decode(Messages.of(16, 0, """
                        01 02 0000
                        0c00 0200 6465766c696e6b 00       # "devlink"
                        0600 0100 1500 0000               # id
                        0800 0300 01000000                # version
                        1c00 0700                         # groups
                          1800 0100
                            0800 0200 07000000            #   7
                            0b00 0100 636f6e666967 00 00  #   "config"
                        """)).orElseThrow();

        assertThat(family).isEqualTo(DEVLINK);
        assertThat(GenericFamily.decode(Messages.of(DEVLINK.describe()))).contains(DEVLINK);
    }

    private static DevlinkPort decode(String hex) {
        return DevlinkMessages.decode(DEVLINK, message(hex)).orElseThrow().object();
    }

    private static Message message(String hex) {
        return Messages.of(0x15, 0, hex);
    }
}
