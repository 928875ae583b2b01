package io.ovnchassis.netlink.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks the attributes of a message or of a nest.
 *
 * <pre>
 * struct nlattr (linux/netlink.h):
 *  0        2      4
 *  | length | type | payload ...
 *  | u16    | u16  |
 * </pre>
 *
 * The length counts the four bytes before the payload; the next attribute starts at the next multiple of four. The two
 * highest bits of the type are flags (nested, network byte order). Use it with a switch that ignores what it does not
 * know, because newer kernels add attributes:
 *
 * <pre>{@code
 * while (attributes.next()) {
 *     switch (attributes.type()) {
 *         case RTA_OIF -> interfaceIndex = attributes.u32();
 *         default -> {}
 *     }
 * }
 * }</pre>
 *
 * For one thread, and only as long as the buffer is valid.
 */
public final class AttributeCursor {
    private static final int HEADER = 4;
    private static final int TYPE_MASK = 0x3fff; // NLA_TYPE_MASK

    private static final ValueLayout.OfShort BE16 = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt BE32 = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong BE64 = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment area;
    private final long base;
    private long at;
    private long next;
    private int type;
    private long length;

    /**
     * @param area the attributes, one behind the other
     * @param base where in the message they start, for faults
     */
    public AttributeCursor(MemorySegment area, long base) {
        this.area = area;
        this.base = base;
    }

    /**
     * Steps to the next attribute; false at the end. Less than four bytes at the end are padding.
     *
     * @throws MalformedMessage when an attribute's length cannot be
     */
    public boolean next() {
        long left = area.byteSize() - next;
        if (left < HEADER) {
            return false;
        }
        at = next + HEADER;
        int total = Short.toUnsignedInt(area.get(JAVA_SHORT_UNALIGNED, next));
        type = area.get(JAVA_SHORT_UNALIGNED, next + 2) & TYPE_MASK;
        if (total < HEADER || total > left) {
            throw new MalformedMessage(
                    "an attribute of " + total + " bytes where there are " + left, type, base + next);
        }
        length = (long) total - HEADER;
        next += Math.min(NlMsgHeader.align(total), left);
        return true;
    }

    /** The current attribute's type, without its two flags. */
    public int type() {
        return type;
    }

    /** Bytes of the current attribute's payload. */
    public long length() {
        return length;
    }

    public int u8() {
        expect(Byte.BYTES);
        return Byte.toUnsignedInt(area.get(JAVA_BYTE, at));
    }

    public int u16() {
        expect(Short.BYTES);
        return Short.toUnsignedInt(area.get(JAVA_SHORT_UNALIGNED, at));
    }

    /** Sixteen bits in network byte order, such as a transport port. */
    public int be16() {
        expect(Short.BYTES);
        return Short.toUnsignedInt(area.get(BE16, at));
    }

    /** Thirty-two bits as they are: an interface index, an error, a set of bits. */
    public int s32() {
        expect(Integer.BYTES);
        return area.get(JAVA_INT_UNALIGNED, at);
    }

    public long u32() {
        return Integer.toUnsignedLong(s32());
    }

    /** Thirty-two bits in network byte order. */
    public long be32() {
        expect(Integer.BYTES);
        return Integer.toUnsignedLong(area.get(BE32, at));
    }

    /** Sixty-four bits in network byte order. */
    public long be64() {
        expect(Long.BYTES);
        return area.get(BE64, at);
    }

    /** Text up to the first NUL, or to the end where there is none; what is not UTF-8 is replaced. */
    public String string() {
        byte[] bytes = bytes();
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** A copy of the payload. */
    public byte[] bytes() {
        return area.asSlice(at, length).toArray(JAVA_BYTE);
    }

    /** An IPv4 address of 4 bytes or an IPv6 address of 16. */
    public IpAddress ip() {
        return ip(0);
    }

    /** The same, behind {@code skipped} bytes of the payload. */
    public IpAddress ip(int skipped) {
        if (length - skipped == IpAddress.V4_BYTES) {
            return IpAddress.v4(area.get(BE32, at + skipped));
        }
        if (length - skipped == IpAddress.V6_BYTES) {
            return IpAddress.v6(area.get(BE64, at + skipped), area.get(BE64, at + skipped + Long.BYTES));
        }
        throw fault("an IP address of " + (length - skipped) + " bytes");
    }

    /** An Ethernet address. */
    public MacAddress mac() {
        expect(MacAddress.BYTES);
        long high = Integer.toUnsignedLong(area.get(BE32, at));
        return new MacAddress(high << Short.SIZE | Short.toUnsignedLong(area.get(BE16, at + Integer.BYTES)));
    }

    /** The attributes inside this one. */
    public AttributeCursor nested() {
        return new AttributeCursor(payload(), base + at);
    }

    /** The payload where it lies. */
    public MemorySegment payload() {
        return area.asSlice(at, length);
    }

    /** A fault at the current attribute, for what only its reader can tell to be wrong. */
    public MalformedMessage fault(String what) {
        return new MalformedMessage(what, type, base + at - HEADER);
    }

    private void expect(int size) {
        if (length != size) {
            throw fault("an attribute of " + length + " bytes that should have " + size);
        }
    }
}
