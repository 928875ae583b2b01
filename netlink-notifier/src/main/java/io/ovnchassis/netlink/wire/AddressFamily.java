package io.ovnchassis.netlink.wire;

/** The address families in netlink's fixed structs (linux/socket.h). */
public final class AddressFamily {
    public static final int UNSPECIFIED = 0; // AF_UNSPEC
    public static final int INET = 2; // AF_INET
    public static final int BRIDGE = 7; // AF_BRIDGE
    public static final int INET6 = 10; // AF_INET6

    private AddressFamily() {}

    /** The family of {@code address}. */
    public static int of(IpAddress address) {
        return address.isV6() ? INET6 : INET;
    }
}
