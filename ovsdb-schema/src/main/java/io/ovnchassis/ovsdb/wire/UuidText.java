package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import java.util.Arrays;
import java.util.UUID;

/** The 36 bytes of a uuid, read where they lie: a database is mostly uuids, and the JDK's way makes garbage. */
final class UuidText {
    private static final int LENGTH = 36;

    private static final byte NO_DIGIT = -1;

    /** The value of each hexadecimal digit, and {@link #NO_DIGIT} for every other byte. */
    private static final byte[] DIGITS = digits();

    private UuidText() {}

    static UUID parse(byte[] bytes, int start, int end) {
        requireForm(bytes, start, end);
        return new UUID(mostSignificantBits(bytes, start), leastSignificantBits(bytes, start));
    }

    /** The same as the identity of a row. */
    static <R extends Row<R>> Ref<R> ref(byte[] bytes, int start, int end) {
        requireForm(bytes, start, end);
        return Ref.of(mostSignificantBits(bytes, start), leastSignificantBits(bytes, start));
    }

    /** The same as a reference to a row. */
    static <R extends Row<R>> Ref<R> ref(byte[] bytes, int start, int end, RefCache known) {
        requireForm(bytes, start, end);
        return known.of(mostSignificantBits(bytes, start), leastSignificantBits(bytes, start));
    }

    private static void requireForm(byte[] bytes, int start, int end) {
        if (end - start != LENGTH || !hasDashes(bytes, start)) {
            throw malformed();
        }
    }

    private static boolean hasDashes(byte[] bytes, int offset) {
        return bytes[offset + 8] == '-'
                && bytes[offset + 13] == '-'
                && bytes[offset + 18] == '-'
                && bytes[offset + 23] == '-';
    }

    private static long mostSignificantBits(byte[] bytes, int offset) {
        return hex(bytes, offset, 8) << 32 | hex(bytes, offset + 9, 4) << 16 | hex(bytes, offset + 14, 4);
    }

    private static long leastSignificantBits(byte[] bytes, int offset) {
        return hex(bytes, offset + 19, 4) << 48 | hex(bytes, offset + 24, 12);
    }

    private static long hex(byte[] bytes, int offset, int digits) {
        long value = 0;
        int all = 0;
        for (int i = offset; i < offset + digits; i++) {
            int digit = DIGITS[bytes[i] & 0xff];
            all |= digit;
            value = value << 4 | digit;
        }
        if (all < 0) {
            throw malformed();
        }
        return value;
    }

    private static byte[] digits() {
        byte[] digits = new byte[1 << Byte.SIZE];
        Arrays.fill(digits, NO_DIGIT);
        for (int i = 0; i <= 'f'; i++) {
            digits[i] = (byte) Character.digit(i, 16);
        }
        return digits;
    }

    private static MalformedValueException malformed() {
        return new MalformedValueException("this is not a uuid");
    }
}
