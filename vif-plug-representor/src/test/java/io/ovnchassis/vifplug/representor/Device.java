package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.wire.MacAddress;
import java.util.Optional;
import java.util.OptionalInt;

/** Ports of a device, as ovn-vif's tests have them: the front panel is interface 10, the physical function 100. */
record Device(String name, int controller) {
    static final Device CARD = new Device("0000:03:00.0", 0);
    static final MacAddress PF_MAC = MacAddress.parse("00:53:00:00:00:42");

    private static final OptionalInt NONE = OptionalInt.empty();

    DevlinkPort panel(int number, int ifindex) {
        DevlinkPort.Numbers numbers = new DevlinkPort.Numbers(OptionalInt.of(number), NONE, NONE, NONE, NONE, false);
        return port(number, DevlinkPort.Flavour.PHYSICAL, numbers, ifindex, MacAddress.ZERO);
    }

    DevlinkPort pf(int number, MacAddress mac, int ifindex) {
        return port(
                1000 + number, DevlinkPort.Flavour.PCI_PF, numbers(OptionalInt.of(number), NONE, NONE), ifindex, mac);
    }

    DevlinkPort vf(int pf, int number, int ifindex) {
        return port(
                2000 + 100 * pf + number,
                DevlinkPort.Flavour.PCI_VF,
                numbers(OptionalInt.of(pf), OptionalInt.of(number), NONE),
                ifindex,
                MacAddress.parse("00:53:00:00:10:0" + number % 10));
    }

    DevlinkPort sf(int pf, int number, int ifindex) {
        return port(
                3000 + 100 * pf + number,
                DevlinkPort.Flavour.PCI_SF,
                numbers(OptionalInt.of(pf), NONE, OptionalInt.of(number)),
                ifindex,
                MacAddress.ZERO);
    }

    private DevlinkPort.Numbers numbers(OptionalInt pf, OptionalInt vf, OptionalInt sf) {
        return new DevlinkPort.Numbers(NONE, OptionalInt.of(controller), pf, vf, sf, controller != 0);
    }

    private DevlinkPort port(
            long index, DevlinkPort.Flavour flavour, DevlinkPort.Numbers numbers, int ifindex, MacAddress mac) {
        return new DevlinkPort(
                new DevlinkPort.Key("pci", name, 10_000L * controller + index),
                DevlinkPort.Type.ETHERNET,
                flavour,
                new DevlinkPort.Attachment(ifindex, ifindex == 0 ? "" : "eth" + ifindex),
                numbers,
                Optional.of(new DevlinkPort.Function(mac, false, false)));
    }

    static Link link(int ifindex, String name) {
        return new Link(ifindex, name, 0, MacAddress.ZERO, 0, 0, "", 1500);
    }

    static Link link(int ifindex, String name, MacAddress address) {
        return new Link(ifindex, name, 0, address, 0, 0, "", 1500);
    }
}
