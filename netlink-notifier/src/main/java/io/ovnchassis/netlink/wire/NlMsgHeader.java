package io.ovnchassis.netlink.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * struct nlmsghdr (linux/netlink.h), in the machine's byte order.
 *
 * <pre>
 *  0        4       6       8         12        16
 *  | length | type  | flags | sequence | port   | payload ...
 *  | u32    | u16   | u16   | u32      | u32    |
 * </pre>
 *
 * The length counts the header; the next message starts at the next multiple of four.
 */
public final class NlMsgHeader {
    /** Bytes of a header. */
    public static final int SIZE = 16;

    /** Types below this one belong to netlink itself. */
    public static final int MIN_TYPE = 0x10; // NLMSG_MIN_TYPE

    public static final int NOOP = 1; // NLMSG_NOOP
    public static final int ERROR = 2; // NLMSG_ERROR
    public static final int DONE = 3; // NLMSG_DONE
    public static final int OVERRUN = 4; // NLMSG_OVERRUN

    public static final int REQUEST = 0x01; // NLM_F_REQUEST
    public static final int MULTI = 0x02; // NLM_F_MULTI
    public static final int ACK = 0x04; // NLM_F_ACK
    public static final int DUMP_INTERRUPTED = 0x10; // NLM_F_DUMP_INTR
    public static final int DUMP_FILTERED = 0x20; // NLM_F_DUMP_FILTERED
    public static final int DUMP = 0x300; // NLM_F_DUMP, of a GET
    public static final int REPLACE = 0x100; // NLM_F_REPLACE, of a NEW
    public static final int EXCLUSIVE = 0x200; // NLM_F_EXCL, of a NEW
    public static final int CREATE = 0x400; // NLM_F_CREATE, of a NEW
    public static final int APPEND = 0x800; // NLM_F_APPEND, of a NEW
    public static final int CAPPED = 0x100; // NLM_F_CAPPED, of an ACK
    public static final int ACK_ATTRIBUTES = 0x200; // NLM_F_ACK_TLVS, of an ACK

    private NlMsgHeader() {}

    /** The next multiple of four: what netlink aligns messages and attributes to. */
    public static long align(long length) {
        return (length + 3) & ~3L;
    }

    static long length(MemorySegment at) {
        return Integer.toUnsignedLong(at.get(JAVA_INT_UNALIGNED, 0));
    }

    static int type(MemorySegment at) {
        return Short.toUnsignedInt(at.get(JAVA_SHORT_UNALIGNED, 4));
    }

    static int flags(MemorySegment at) {
        return Short.toUnsignedInt(at.get(JAVA_SHORT_UNALIGNED, 6));
    }

    static int sequence(MemorySegment at) {
        return at.get(JAVA_INT_UNALIGNED, 8);
    }

    static int port(MemorySegment at) {
        return at.get(JAVA_INT_UNALIGNED, 12);
    }

    static void write(MemorySegment at, int length, int type, int flags, int sequence) {
        at.set(JAVA_INT_UNALIGNED, 0, length);
        at.set(JAVA_SHORT_UNALIGNED, 4, (short) type);
        at.set(JAVA_SHORT_UNALIGNED, 6, (short) flags);
        at.set(JAVA_INT_UNALIGNED, 8, sequence);
        at.set(JAVA_INT_UNALIGNED, 12, 0);
    }
}
