package io.ovnchassis.netlink.devlink;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.RequestBuilder;

/**
 * What all generic netlink messages start with.
 *
 * <pre>
 * struct genlmsghdr (linux/genetlink.h):
 *  0         1         2          4
 *  | command | version | reserved | attributes ...
 *  | u8      | u8      | u16      |
 * </pre>
 */
final class GenericMessages {
    static final int HEADER = 4;

    private GenericMessages() {}

    static int command(Message message) {
        return Byte.toUnsignedInt(message.struct(HEADER).get(JAVA_BYTE, 0));
    }

    static RequestBuilder request(String operation, int family, int flags, int command) {
        return new RequestBuilder(operation, family, flags).u8(command).u8(1).u16(0);
    }
}
