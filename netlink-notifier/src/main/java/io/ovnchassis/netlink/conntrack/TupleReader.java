package io.ovnchassis.netlink.conntrack;

import io.ovnchassis.netlink.wire.AttributeCursor;
import io.ovnchassis.netlink.wire.IpAddress;

/** Collects the attributes of a tuple: a nest for the addresses, and one for what is above them. */
final class TupleReader {
    static final int IP = 1; // CTA_TUPLE_IP, linux/netfilter/nfnetlink_conntrack.h
    static final int PROTO = 2; // CTA_TUPLE_PROTO
    static final int V4_SOURCE = 1; // CTA_IP_V4_SRC
    static final int V4_DESTINATION = 2; // CTA_IP_V4_DST
    static final int V6_SOURCE = 3; // CTA_IP_V6_SRC
    static final int V6_DESTINATION = 4; // CTA_IP_V6_DST
    static final int PROTOCOL = 1; // CTA_PROTO_NUM
    static final int SOURCE_PORT = 2; // CTA_PROTO_SRC_PORT
    static final int DESTINATION_PORT = 3; // CTA_PROTO_DST_PORT
    static final int ICMP_ID = 4; // CTA_PROTO_ICMP_ID
    static final int ICMP_TYPE = 5; // CTA_PROTO_ICMP_TYPE
    static final int ICMP_CODE = 6; // CTA_PROTO_ICMP_CODE
    static final int ICMPV6_ID = 7; // CTA_PROTO_ICMPV6_ID
    static final int ICMPV6_TYPE = 8; // CTA_PROTO_ICMPV6_TYPE
    static final int ICMPV6_CODE = 9; // CTA_PROTO_ICMPV6_CODE

    private IpAddress source = IpAddress.UNSPECIFIED;
    private IpAddress destination = IpAddress.UNSPECIFIED;
    private int protocol;
    private int sourcePort;
    private int destinationPort;
    private int icmpId;
    private int icmpType;
    private int icmpCode;
    private boolean hasPorts;
    private boolean isIcmp;

    private TupleReader() {}

    static Tuple read(AttributeCursor attributes) {
        TupleReader tuple = new TupleReader();
        while (attributes.next()) {
            switch (attributes.type()) {
                case IP -> tuple.readAddresses(attributes.nested());
                case PROTO -> tuple.readProtocol(attributes.nested());
                default -> {}
            }
        }
        return new Tuple(tuple.source, tuple.destination, tuple.protocol, tuple.layer4());
    }

    private void readAddresses(AttributeCursor attributes) {
        while (attributes.next()) {
            switch (attributes.type()) {
                case V4_SOURCE, V6_SOURCE -> source = attributes.ip();
                case V4_DESTINATION, V6_DESTINATION -> destination = attributes.ip();
                default -> {}
            }
        }
    }

    private void readProtocol(AttributeCursor attributes) {
        while (attributes.next()) {
            switch (attributes.type()) {
                case PROTOCOL -> protocol = attributes.u8();
                case SOURCE_PORT -> sourcePort = attributes.be16();
                case DESTINATION_PORT -> destinationPort = attributes.be16();
                case ICMP_ID, ICMPV6_ID -> icmpId = attributes.be16();
                case ICMP_TYPE, ICMPV6_TYPE -> icmpType = attributes.u8();
                case ICMP_CODE, ICMPV6_CODE -> icmpCode = attributes.u8();
                default -> {}
            }
            hasPorts |= attributes.type() == SOURCE_PORT;
            isIcmp |= attributes.type() >= ICMP_ID && attributes.type() <= ICMPV6_CODE;
        }
    }

    private Tuple.Layer4 layer4() {
        if (isIcmp) {
            return new Tuple.Icmp(icmpId, icmpType, icmpCode);
        }
        return hasPorts ? new Tuple.Ports(sourcePort, destinationPort) : new Tuple.Nothing();
    }
}
