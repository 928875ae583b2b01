package io.ovnchassis.netlink.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Writes the payload of a message: first the fixed struct, field by field, then attributes, each padded to a multiple of
 * four bytes. Grows as needed; for one thread.
 */
public final class RequestBuilder {
    private static final int ATTRIBUTE_HEADER = 4;
    private static final int MAX_ATTRIBUTE = 0xffff;
    private static final int NESTED = 0x8000; // NLA_F_NESTED

    private static final ValueLayout.OfShort BE16 = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt BE32 = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final String operation;
    private final int type;
    private final int flags;
    private byte[] bytes = new byte[128];
    private int size;

    /**
     * @param operation what the message asks for, for people
     * @param flags {@code NLM_F_*} besides {@code NLM_F_REQUEST}
     */
    public RequestBuilder(String operation, int type, int flags) {
        this.operation = operation;
        this.type = type;
        this.flags = flags | NlMsgHeader.REQUEST;
    }

    /** A byte of the fixed struct. */
    public RequestBuilder u8(int value) {
        bytes[claim(1)] = (byte) value;
        return this;
    }

    /** Two bytes of the fixed struct. */
    public RequestBuilder u16(int value) {
        int at = claim(Short.BYTES);
        segment().set(JAVA_SHORT_UNALIGNED, at, (short) value);
        return this;
    }

    /** Four bytes of the fixed struct. */
    public RequestBuilder u32(long value) {
        int at = claim(Integer.BYTES);
        segment().set(JAVA_INT_UNALIGNED, at, (int) value);
        return this;
    }

    public RequestBuilder u8(int attribute, int value) {
        return bytes(attribute, (byte) value);
    }

    public RequestBuilder u16(int attribute, int value) {
        int at = header(attribute, Short.BYTES);
        segment().set(JAVA_SHORT_UNALIGNED, at, (short) value);
        return this;
    }

    public RequestBuilder be16(int attribute, int value) {
        int at = header(attribute, Short.BYTES);
        segment().set(BE16, at, (short) value);
        return this;
    }

    public RequestBuilder u32(int attribute, long value) {
        int at = header(attribute, Integer.BYTES);
        segment().set(JAVA_INT_UNALIGNED, at, (int) value);
        return this;
    }

    public RequestBuilder be32(int attribute, long value) {
        int at = header(attribute, Integer.BYTES);
        segment().set(BE32, at, (int) value);
        return this;
    }

    /** Text, with the NUL that ends it. */
    public RequestBuilder string(int attribute, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return bytes(attribute, Arrays.copyOf(text, text.length + 1));
    }

    public RequestBuilder ip(int attribute, IpAddress value) {
        return bytes(attribute, value.bytes());
    }

    public RequestBuilder mac(int attribute, MacAddress value) {
        return bytes(attribute, value.bytes());
    }

    /** An attribute that says all by being there. */
    public RequestBuilder flag(int attribute) {
        return bytes(attribute);
    }

    public RequestBuilder bytes(int attribute, byte... value) {
        int at = header(attribute, value.length);
        System.arraycopy(value, 0, bytes, at, value.length);
        return this;
    }

    /** An attribute that holds others: {@code content} writes them. */
    public RequestBuilder nest(int attribute, Consumer<RequestBuilder> content) {
        return enclose(attribute | NESTED, content);
    }

    /** The same without the flag for it, which some kernel parsers of older attributes refuse. */
    public RequestBuilder nestUnmarked(int attribute, Consumer<RequestBuilder> content) {
        return enclose(attribute, content);
    }

    /** A struct that starts with its own length, in two bytes: {@code content} writes what is behind those. */
    public RequestBuilder counted(Consumer<RequestBuilder> content) {
        int start = claim(Short.BYTES);
        content.accept(this);
        writeLength(start, size - start);
        return this;
    }

    public Request build() {
        return new Request(operation, type, flags, MemorySegment.ofArray(Arrays.copyOf(bytes, size)));
    }

    private RequestBuilder enclose(int attribute, Consumer<RequestBuilder> content) {
        int start = header(attribute, 0) - ATTRIBUTE_HEADER;
        content.accept(this);
        writeLength(start, size - start);
        return this;
    }

    private int header(int attribute, int payload) {
        int start = claim((int) NlMsgHeader.align(ATTRIBUTE_HEADER + payload));
        writeLength(start, ATTRIBUTE_HEADER + payload);
        segment().set(JAVA_SHORT_UNALIGNED, start + 2L, (short) attribute);
        return start + ATTRIBUTE_HEADER;
    }

    private void writeLength(int start, int length) {
        if (length > MAX_ATTRIBUTE) {
            throw new IllegalArgumentException(operation + ": an attribute of " + length + " bytes is too long");
        }
        segment().set(JAVA_SHORT_UNALIGNED, start, (short) length);
    }

    private int claim(int count) {
        int at = size;
        size += count;
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
        }
        return at;
    }

    private MemorySegment segment() {
        return MemorySegment.ofArray(bytes);
    }
}
