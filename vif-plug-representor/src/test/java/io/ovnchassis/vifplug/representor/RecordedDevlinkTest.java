package io.ovnchassis.vifplug.representor;

import static io.ovnchassis.vifplug.representor.Host.request;

import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.devlink.DevlinkMessages;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.vifplug.PlugRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages of the kernel byte by byte (linux/devlink.h), as the driver of a DPU causes them: netdevsim has no PF ports. */
class RecordedDevlinkTest {
    private static final int HEADER = 16; // struct nlmsghdr

    private static final String PF = """
            07 01 0000                                    # DEVLINK_CMD_PORT_NEW, version 1
            0800 0100 706369 00                           # bus "pci"
            1100 0200 303030303a30333a30302e30 00 000000  # device "0000:03:00.0"
            0800 0300 ffff0000                            # port index 65535
            0600 0400 0200 0000                           # type: Ethernet
            0800 0600 64000000                            # interface 100
            0a00 0700 703068706600 0000                    # "p0hpf"
            0600 4d00 0300 0000                           # flavour: PCI PF
            0800 9600 01000000                            # controller 1
            0600 7f00 0000 0000                           # PF 0
            0500 9500 01 000000                           # external
            1000 9100                                     # its function
              0a00 0100 005300000042 0000                 #   address 00:53:00:00:00:42
            """;

    private static final String VF = """
            07 01 0000                                    # DEVLINK_CMD_PORT_NEW, version 1
            0800 0100 706369 00                           # bus "pci"
            1100 0200 303030303a30333a30302e30 00 000000  # device "0000:03:00.0"
            0800 0300 03000000                            # port index 3
            0600 0400 0200 0000                           # type: Ethernet
            0800 0600 e8030000                            # interface 1000
            0900 0700 65746830 00 000000                  # "eth0", as before udev came
            0600 4d00 0400 0000                           # flavour: PCI VF
            0800 9600 01000000                            # controller 1
            0600 7f00 0000 0000                           # PF 0
            0600 8000 0300 0000                           # VF 3
            0500 9500 01 000000                           # external
            """;

    /** What comes first when a port goes: it has no interface any more. */
    private static final String VF_WITHOUT_INTERFACE = """
            07 01 0000                                    # DEVLINK_CMD_PORT_NEW, version 1
            0800 0100 706369 00                           # bus "pci"
            1100 0200 303030303a30333a30302e30 00 000000  # device "0000:03:00.0"
            0800 0300 03000000                            # port index 3
            0600 0400 0000 0000                           # type: not set
            0600 4d00 0400 0000                           # flavour: PCI VF
            0800 9600 01000000                            # controller 1
            0600 7f00 0000 0000                           # PF 0
            0600 8000 0300 0000                           # VF 3
            0500 9500 01 000000                           # external
            """;

    private static final String VF_GONE = """
            08 01 0000                                    # DEVLINK_CMD_PORT_DEL, version 1
            0800 0100 706369 00                           # bus "pci"
            1100 0200 303030303a30333a30302e30 00 000000  # device "0000:03:00.0"
            0800 0300 03000000                            # port index 3
            """;

    private final PlugRequest vf3 = request("lp", "pf-mac=00:53:00:00:00:42", "vf-num=3", "settle-ms=600000");
    private final Host host = new Host().start();

    @AfterEach
    void end() {
        host.close();
    }

    @Test
    void aVirtualFunctionThatIsToldOfBeforeItsPhysicalFunctionIsPluggedUnderTheNameThatItGets() {
        host.awaitNotYet(vf3, "there are: none");

        host.link(1000, "eth0");
        tell(VF);
        host.link(1000, "pf0vf3");
        host.link(100, "p0hpf");
        tell(PF);

        host.awaitPlug(vf3, "pf0vf3");
        host.awaitPlug(request("pf", "pf-mac=00:53:00:00:00:42", "settle-ms=0"), "p0hpf");
    }

    @Test
    void aVirtualFunctionThatGoesLosesItsInterfaceFirst() {
        host.awaitNotYet(vf3, "there are: none");
        host.link(1000, "eth0");
        host.link(1000, "pf0vf3");
        tell(PF);
        tell(VF);
        host.awaitPlug(vf3, "pf0vf3");

        tell(VF_WITHOUT_INTERFACE);
        host.awaitNotYet(vf3, "devlink port pci/0000:03:00.0/3, VF 3 of pci/0000:03:00.0 controller 1 PF 0, to get");
        tell(VF_GONE);
        host.awaitNotYet(vf3, "a representor of VF 3 of pci/0000:03:00.0 controller 1 PF 0 to appear");
    }

    private void tell(String hex) {
        byte[] payload = HexFormat.of().parseHex(hex.replaceAll("#.*", "").replaceAll("\\s", ""));
        byte[] message = ByteBuffer.allocate(HEADER + payload.length)
                .order(ByteOrder.nativeOrder())
                .putInt(HEADER + payload.length)
                .putShort((short) FakeKernel.DEVLINK.id())
                .putShort((short) 0) // no flags
                .putInt(0) // no request's sequence
                .putInt(0) // from the kernel
                .put(payload)
                .array();
        host.kernel.notify(Protocol.GENERIC, FakeKernel.DEVLINK.group(DevlinkMessages.GROUP), message);
    }
}
