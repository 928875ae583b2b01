package io.ovnchassis.netlink;

/** Opens netlink sockets: the kernel's, or those of a test's stand-in for it. Safe on any thread. */
public interface NetlinkTransport {
    /**
     * Opens a socket, which its caller closes.
     *
     * @param receiveBufferBytes how much may wait to be read before the kernel drops messages; a wish that needs
     *     CAP_NET_ADMIN to be granted beyond the system's limit
     * @throws NetlinkFault when there cannot be one; its message says what is missing and what to do
     */
    NetlinkSocket open(Protocol protocol, int receiveBufferBytes);
}
