package io.ovnchassis.netlink.route;

import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.ovnchassis.netlink.wire.AddressFamily;
import io.ovnchassis.netlink.wire.AttributeCursor;
import io.ovnchassis.netlink.wire.IpAddress;
import java.lang.foreign.MemorySegment;

/**
 * struct rtvia (linux/rtnetlink.h): a gateway of another family than the destination's.
 *
 * <pre>
 *  0        2
 *  | family | address, 4 or 16 bytes
 *  | u16    |
 * </pre>
 */
final class RtVia {
    private static final int ADDRESS = 2;

    private RtVia() {}

    static IpAddress read(AttributeCursor attribute) {
        IpAddress address = attribute.length() < ADDRESS ? IpAddress.UNSPECIFIED : attribute.ip(ADDRESS);
        int family = attribute.length() < ADDRESS
                ? AddressFamily.UNSPECIFIED
                : Short.toUnsignedInt(attribute.payload().get(JAVA_SHORT_UNALIGNED, 0));
        if (family != AddressFamily.of(address)) {
            throw attribute.fault("a gateway of family " + family);
        }
        return address;
    }

    static byte[] bytes(IpAddress gateway) {
        byte[] address = gateway.bytes();
        byte[] bytes = new byte[ADDRESS + address.length];
        MemorySegment.ofArray(bytes).set(JAVA_SHORT_UNALIGNED, 0, (short) AddressFamily.of(gateway));
        System.arraycopy(address, 0, bytes, ADDRESS, address.length);
        return bytes;
    }
}
