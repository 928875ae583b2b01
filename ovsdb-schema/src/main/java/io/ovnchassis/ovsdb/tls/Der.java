package io.ovnchassis.ovsdb.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A cursor over the elements of a DER encoding (X.690); as much of it as private keys need. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_ID = 0x06;
    static final int SEQUENCE = 0x30;

    /** The context-specific tag [0] around an element of its own. */
    static final int CONTEXT_0 = 0xa0;

    private static final int LONG_FORM = 0x80;
    private static final int LENGTH_BYTES_MAX = 3;
    private static final int BYTE = 0xff;

    private final byte[] bytes;
    private int next;

    Der(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether the next element has this tag; false at the end. */
    boolean isAt(int tag) {
        return next < bytes.length && (bytes[next] & BYTE) == tag;
    }

    boolean isAtEnd() {
        return next == bytes.length;
    }

    /** The contents of the next element, which must have this tag. */
    byte[] take(int tag) throws UnusableException {
        if (!isAt(tag)) {
            throw new UnusableException("its encoding is malformed");
        }
        next++;
        int length = length();
        if (length > bytes.length - next) {
            throw new UnusableException("its encoding is cut short");
        }
        next += length;
        return Arrays.copyOfRange(bytes, next - length, next);
    }

    private int length() throws UnusableException {
        int first = octet();
        if (first < LONG_FORM) {
            return first;
        }
        int count = first - LONG_FORM;
        if (count == 0 || count > LENGTH_BYTES_MAX) {
            throw new UnusableException("its encoding is malformed");
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << Byte.SIZE) | octet();
        }
        return length;
    }

    private int octet() throws UnusableException {
        if (isAtEnd()) {
            throw new UnusableException("its encoding is cut short");
        }
        return bytes[next++] & BYTE;
    }

    /** An element with these contents, of less than 16 MB. */
    static byte[] element(int tag, byte[]... contents) {
        int length = Arrays.stream(contents).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.write(tag);
        if (length < LONG_FORM) {
            encoded.write(length);
        } else {
            encoded.write(LONG_FORM + LENGTH_BYTES_MAX);
            encoded.write(length >> (2 * Byte.SIZE));
            encoded.write(length >> Byte.SIZE);
            encoded.write(length);
        }
        for (byte[] part : contents) {
            encoded.writeBytes(part);
        }
        return encoded.toByteArray();
    }
}
