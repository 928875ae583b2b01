package io.ovnchassis.netlink.devlink;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import java.util.Optional;

/** Messages about devlink ports. */
public final class DevlinkMessages {
    /** The family's name. */
    public static final String FAMILY = "devlink"; // DEVLINK_GENL_NAME, linux/devlink.h

    /** The multicast group that tells of ports. */
    public static final String GROUP = "config"; // DEVLINK_GENL_MCGRP_CONFIG_NAME

    private static final int DEVICE_NEW = 3; // DEVLINK_CMD_NEW
    private static final int PORT_GET = 5; // DEVLINK_CMD_PORT_GET
    private static final int PORT_NEW = 7; // DEVLINK_CMD_PORT_NEW
    private static final int PORT_DELETE = 8; // DEVLINK_CMD_PORT_DEL

    private DevlinkMessages() {}

    /** A port that came, changed or went; empty for every other message. */
    public static Optional<Change<DevlinkPort>> decode(GenericFamily family, Message message) {
        if (message.type() != family.id()) {
            return Optional.empty();
        }
        return switch (GenericMessages.command(message)) {
            // Linux answers a dump of ports with DEVLINK_CMD_NEW, which is the news of a device otherwise.
            case DEVICE_NEW ->
                Optional.of(read(message)).filter(PortReader::isPort).map(port -> put(port, message));
            case PORT_NEW, PORT_GET -> Optional.of(put(read(message), message));
            case PORT_DELETE -> Optional.of(new Change.Removed<>(read(message).build()));
            default -> Optional.empty();
        };
    }

    private static Change<DevlinkPort> put(PortReader port, Message message) {
        return new Change.Put<>(port.build(), message.flags());
    }

    private static PortReader read(Message message) {
        PortReader port = new PortReader();
        port.read(message.attributes(GenericMessages.HEADER));
        return port;
    }

    /** A port that is there: what a kernel says of it. */
    public static Request put(GenericFamily family, DevlinkPort port) {
        return PortWriter.write(GenericMessages.request("port", family.id(), 0, PORT_NEW), port);
    }

    /** A port in the answer to a dump. */
    public static Request dumped(GenericFamily family, DevlinkPort port) {
        return PortWriter.write(GenericMessages.request("port", family.id(), 0, DEVICE_NEW), port);
    }

    /** A port that is gone: what a kernel says of it. */
    public static Request remove(GenericFamily family, DevlinkPort port) {
        return PortWriter.write(GenericMessages.request("port", family.id(), 0, PORT_DELETE), port);
    }

    /** Asks for the ports of all devices. */
    public static Request dump(GenericFamily family) {
        return GenericMessages.request("dump devlink ports", family.id(), NlMsgHeader.DUMP, PORT_GET)
                .build();
    }
}
