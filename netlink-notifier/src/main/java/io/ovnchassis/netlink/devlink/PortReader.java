package io.ovnchassis.netlink.devlink;

import io.ovnchassis.netlink.wire.AttributeCursor;
import io.ovnchassis.netlink.wire.MacAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Collects the attributes of a devlink port. */
final class PortReader {
    static final int BUS = 1; // DEVLINK_ATTR_BUS_NAME, linux/devlink.h
    static final int DEVICE = 2; // DEVLINK_ATTR_DEV_NAME
    static final int INDEX = 3; // DEVLINK_ATTR_PORT_INDEX
    static final int TYPE = 4; // DEVLINK_ATTR_PORT_TYPE
    static final int NETDEV_INDEX = 6; // DEVLINK_ATTR_PORT_NETDEV_IFINDEX
    static final int NETDEV_NAME = 7; // DEVLINK_ATTR_PORT_NETDEV_NAME
    static final int FLAVOUR = 77; // DEVLINK_ATTR_PORT_FLAVOUR
    static final int NUMBER = 78; // DEVLINK_ATTR_PORT_NUMBER
    static final int PF = 127; // DEVLINK_ATTR_PORT_PCI_PF_NUMBER
    static final int VF = 128; // DEVLINK_ATTR_PORT_PCI_VF_NUMBER
    static final int FUNCTION = 145; // DEVLINK_ATTR_PORT_FUNCTION
    static final int EXTERNAL = 149; // DEVLINK_ATTR_PORT_EXTERNAL
    static final int CONTROLLER = 150; // DEVLINK_ATTR_PORT_CONTROLLER_NUMBER
    static final int SF = 164; // DEVLINK_ATTR_PORT_PCI_SF_NUMBER

    static final int FUNCTION_ADDRESS = 1; // DEVLINK_PORT_FUNCTION_ATTR_HW_ADDR
    static final int FUNCTION_STATE = 2; // DEVLINK_PORT_FN_ATTR_STATE
    static final int FUNCTION_OPSTATE = 3; // DEVLINK_PORT_FN_ATTR_OPSTATE
    static final int ACTIVE = 1; // DEVLINK_PORT_FN_STATE_ACTIVE
    static final int ATTACHED = 1; // DEVLINK_PORT_FN_OPSTATE_ATTACHED

    private String bus = "";
    private String device = "";
    private OptionalLong index = OptionalLong.empty();
    private DevlinkPort.Type type = DevlinkPort.Type.UNSET;
    private DevlinkPort.Flavour flavour = DevlinkPort.Flavour.UNKNOWN;
    private int interfaceIndex;
    private String name = "";
    private OptionalInt number = OptionalInt.empty();
    private OptionalInt controller = OptionalInt.empty();
    private OptionalInt pf = OptionalInt.empty();
    private OptionalInt vf = OptionalInt.empty();
    private OptionalInt sf = OptionalInt.empty();
    private boolean isExternal;
    private Optional<DevlinkPort.Function> function = Optional.empty();

    void read(AttributeCursor attributes) {
        while (attributes.next()) {
            switch (attributes.type()) {
                case BUS -> bus = attributes.string();
                case DEVICE -> device = attributes.string();
                case INDEX -> index = OptionalLong.of(attributes.u32());
                case TYPE -> type = DevlinkPort.Type.of(attributes.u16());
                case FLAVOUR -> flavour = DevlinkPort.Flavour.of(attributes.u16());
                case NETDEV_INDEX -> interfaceIndex = attributes.s32();
                case NETDEV_NAME -> name = attributes.string();
                case FUNCTION -> function = Optional.of(function(attributes.nested()));
                default -> readNumber(attributes);
            }
        }
    }

    private void readNumber(AttributeCursor attribute) {
        switch (attribute.type()) {
            case NUMBER -> number = OptionalInt.of(attribute.s32());
            case CONTROLLER -> controller = OptionalInt.of(attribute.s32());
            case PF -> pf = OptionalInt.of(attribute.u16());
            case VF -> vf = OptionalInt.of(attribute.u16());
            case SF -> sf = OptionalInt.of(attribute.s32());
            case EXTERNAL -> isExternal = attribute.u8() != 0;
            default -> {}
        }
    }

    private static DevlinkPort.Function function(AttributeCursor attributes) {
        MacAddress address = MacAddress.ZERO;
        boolean isActive = false;
        boolean isAttached = false;
        while (attributes.next()) {
            switch (attributes.type()) {
                case FUNCTION_ADDRESS ->
                    address = attributes.length() == MacAddress.BYTES ? attributes.mac() : MacAddress.ZERO;
                case FUNCTION_STATE -> isActive = attributes.u8() == ACTIVE;
                case FUNCTION_OPSTATE -> isAttached = attributes.u8() == ATTACHED;
                default -> {}
            }
        }
        return new DevlinkPort.Function(address, isActive, isAttached);
    }

    /** Whether it was a port that was read of, and not a device. */
    boolean isPort() {
        return index.isPresent();
    }

    DevlinkPort build() {
        return new DevlinkPort(
                new DevlinkPort.Key(bus, device, index.orElse(0)),
                type,
                flavour,
                new DevlinkPort.Attachment(interfaceIndex, name),
                new DevlinkPort.Numbers(number, controller, pf, vf, sf, isExternal),
                function);
    }
}
