package io.ovnchassis.netlink.conntrack;

import io.ovnchassis.netlink.wire.IpAddress;

/**
 * What the packets of one direction of a connection have in common.
 *
 * @param source where they come from
 * @param destination where they go
 * @param protocol IPPROTO_*
 * @param layer4 what tells flows of that protocol apart
 */
public record Tuple(IpAddress source, IpAddress destination, int protocol, Layer4 layer4) {
    /** What tells the flows of a transport protocol apart. */
    public sealed interface Layer4 {}

    /** Of TCP, UDP, SCTP and the like. */
    public record Ports(int source, int destination) implements Layer4 {}

    /** Of ICMP and ICMPv6. */
    public record Icmp(int id, int type, int code) implements Layer4 {}

    /** Of protocols without ports. */
    public record Nothing() implements Layer4 {}
}
