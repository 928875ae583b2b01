package io.ovnchassis.netlink.conntrack;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.wire.AddressFamily;
import io.ovnchassis.netlink.wire.AttributeCursor;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import io.ovnchassis.netlink.wire.RequestBuilder;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Messages about tracked connections. */
public final class ConntrackMessages {
    public static final int GROUP_NEW = 1; // NFNLGRP_CONNTRACK_NEW, linux/netfilter/nfnetlink.h
    public static final int GROUP_UPDATE = 2; // NFNLGRP_CONNTRACK_UPDATE
    public static final int GROUP_DESTROY = 3; // NFNLGRP_CONNTRACK_DESTROY

    /** A connection that is there; with NLM_F_CREATE, one that is new. */
    public static final int NEW = 0x100; // NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_NEW

    public static final int GET = 0x101; // IPCTNL_MSG_CT_GET
    public static final int DELETE = 0x102; // IPCTNL_MSG_CT_DELETE

    private static final int ORIGINAL = 1; // CTA_TUPLE_ORIG, linux/netfilter/nfnetlink_conntrack.h
    private static final int REPLY = 2; // CTA_TUPLE_REPLY
    private static final int STATUS = 3; // CTA_STATUS
    private static final int TIMEOUT = 7; // CTA_TIMEOUT
    private static final int MARK = 8; // CTA_MARK
    private static final int ID = 12; // CTA_ID
    private static final int ZONE = 18; // CTA_ZONE
    private static final int LABELS = 22; // CTA_LABELS
    private static final int LABEL_BYTES = 16;

    /**
     * struct nfgenmsg (linux/netfilter/nfnetlink.h).
     *
     * <pre>
     *  0        1         2             4
     *  | family | version | resource id |
     *  | u8     | u8      | be16        |
     * </pre>
     */
    private static final int NFGENMSG_SIZE = 4;

    private ConntrackMessages() {}

    /** A connection that came, changed or went; empty for every other message. */
    public static Optional<Change<Connection>> decode(Message message) {
        if (message.type() != NEW && message.type() != DELETE) {
            return Optional.empty();
        }
        ConnectionReader connection = new ConnectionReader();
        connection.read(message.attributes(NFGENMSG_SIZE));
        return Optional.of(Change.of(message, NEW, connection.build()));
    }

    /** Asks for all connections, or for those of one zone; kernels before 6.8 answer with all of them anyway. */
    public static Request dump(OptionalInt zone) {
        RequestBuilder request = new RequestBuilder("dump connections", GET, NlMsgHeader.DUMP)
                .u8(AddressFamily.UNSPECIFIED)
                .u8(0)
                .u16(0);
        zone.ifPresent(number -> request.be16(ZONE, number));
        return request.build();
    }

    /** A connection that is there: an order to make it, or what a kernel says of it. */
    public static Request put(Connection connection, int flags) {
        return write(new RequestBuilder("add connection", NEW, flags), connection);
    }

    /** A connection that is not there: an order to end it, or what a kernel says of it. */
    public static Request remove(Connection connection, int flags) {
        return write(new RequestBuilder("delete connection", DELETE, flags), connection);
    }

    private static Request write(RequestBuilder message, Connection connection) {
        message.u8(AddressFamily.of(connection.original().source()))
                .u8(0)
                .u16(0)
                .nest(ORIGINAL, nest -> TupleWriter.write(nest, connection.original()))
                .nest(REPLY, nest -> TupleWriter.write(nest, connection.reply()))
                .be32(STATUS, Connection.Status.bits(connection.status()))
                .be32(TIMEOUT, connection.timeoutSec());
        if (connection.mark() != 0) {
            message.be32(MARK, connection.mark());
        }
        if (connection.id() != 0) {
            message.be32(ID, connection.id());
        }
        if (connection.zone() != 0) {
            message.be16(ZONE, connection.zone());
        }
        if (!connection.labels().isEmpty()) {
            message.bytes(LABELS, labelBytes(connection.labels()));
        }
        return message.build();
    }

    private static byte[] labelBytes(Connection.Labels labels) {
        byte[] bytes = new byte[LABEL_BYTES];
        MemorySegment bits = MemorySegment.ofArray(bytes);
        bits.set(JAVA_LONG_UNALIGNED, 0, labels.low());
        bits.set(JAVA_LONG_UNALIGNED, Long.BYTES, labels.high());
        return bytes;
    }

    /** Collects the attributes of a connection. */
    private static final class ConnectionReader {
        private static final Tuple NO_TUPLE =
                new Tuple(IpAddress.UNSPECIFIED, IpAddress.UNSPECIFIED, 0, new Tuple.Nothing());

        private long id;
        private Tuple original = NO_TUPLE;
        private Tuple reply = NO_TUPLE;
        private int zone;
        private long mark;
        private Connection.Labels labels = Connection.Labels.NONE;
        private long status;
        private long timeoutSec;

        void read(AttributeCursor attributes) {
            while (attributes.next()) {
                switch (attributes.type()) {
                    case ORIGINAL -> original = TupleReader.read(attributes.nested());
                    case REPLY -> reply = TupleReader.read(attributes.nested());
                    case STATUS -> status = attributes.be32();
                    case TIMEOUT -> timeoutSec = attributes.be32();
                    case MARK -> mark = attributes.be32();
                    case ID -> id = attributes.be32();
                    case ZONE -> zone = attributes.be16();
                    case LABELS -> labels = labels(attributes.bytes());
                    default -> {}
                }
            }
        }

        private static Connection.Labels labels(byte[] bytes) {
            MemorySegment bits = MemorySegment.ofArray(Arrays.copyOf(bytes, LABEL_BYTES));
            return new Connection.Labels(bits.get(JAVA_LONG_UNALIGNED, Long.BYTES), bits.get(JAVA_LONG_UNALIGNED, 0));
        }

        Connection build() {
            return new Connection(id, original, reply, zone, mark, labels, Connection.Status.of(status), timeoutSec);
        }
    }
}
