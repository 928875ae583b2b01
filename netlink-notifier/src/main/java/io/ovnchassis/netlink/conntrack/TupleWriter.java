package io.ovnchassis.netlink.conntrack;

import io.ovnchassis.netlink.wire.RequestBuilder;

/** Writes a tuple: what {@link TupleReader} reads. */
final class TupleWriter {
    private TupleWriter() {}

    static void write(RequestBuilder message, Tuple tuple) {
        message.nest(TupleReader.IP, ip -> addresses(ip, tuple)).nest(TupleReader.PROTO, proto -> layer4(proto, tuple));
    }

    private static void addresses(RequestBuilder message, Tuple tuple) {
        boolean isV6 = tuple.source().isV6();
        message.ip(isV6 ? TupleReader.V6_SOURCE : TupleReader.V4_SOURCE, tuple.source())
                .ip(isV6 ? TupleReader.V6_DESTINATION : TupleReader.V4_DESTINATION, tuple.destination());
    }

    private static void layer4(RequestBuilder message, Tuple tuple) {
        message.u8(TupleReader.PROTOCOL, tuple.protocol());
        boolean isV6 = tuple.source().isV6();
        switch (tuple.layer4()) {
            case Tuple.Ports ports ->
                message.be16(TupleReader.SOURCE_PORT, ports.source())
                        .be16(TupleReader.DESTINATION_PORT, ports.destination());
            case Tuple.Icmp icmp ->
                message.be16(isV6 ? TupleReader.ICMPV6_ID : TupleReader.ICMP_ID, icmp.id())
                        .u8(isV6 ? TupleReader.ICMPV6_TYPE : TupleReader.ICMP_TYPE, icmp.type())
                        .u8(isV6 ? TupleReader.ICMPV6_CODE : TupleReader.ICMP_CODE, icmp.code());
            case Tuple.Nothing _ -> {}
        }
    }
}
