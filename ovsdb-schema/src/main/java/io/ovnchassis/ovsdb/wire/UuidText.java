package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.util.UUID;

/** The 36 characters of a uuid, read where they lie: a database is mostly uuids, and the JDK's way makes garbage. */
final class UuidText {
    static final int LENGTH = 36;

    private static final byte NO_DIGIT = -1;

    /** The value of each hexadecimal digit, and {@link #NO_DIGIT} for the other characters up to the last of them. */
    private static final byte[] DIGITS = digits();

    private UuidText() {}

    static UUID parse(char[] chars, int offset, int length) {
        if (length != LENGTH || !hasDashes(chars, offset)) {
            throw malformed();
        }
        return new UUID(mostSignificantBits(chars, offset), leastSignificantBits(chars, offset));
    }

    private static boolean hasDashes(char[] chars, int offset) {
        return chars[offset + 8] == '-'
                && chars[offset + 13] == '-'
                && chars[offset + 18] == '-'
                && chars[offset + 23] == '-';
    }

    private static long mostSignificantBits(char[] chars, int offset) {
        return hex(chars, offset, 8) << 32 | hex(chars, offset + 9, 4) << 16 | hex(chars, offset + 14, 4);
    }

    private static long leastSignificantBits(char[] chars, int offset) {
        return hex(chars, offset + 19, 4) << 48 | hex(chars, offset + 24, 12);
    }

    private static long hex(char[] chars, int offset, int digits) {
        long value = 0;
        int all = 0;
        for (int i = offset; i < offset + digits; i++) {
            int digit = chars[i] < DIGITS.length ? DIGITS[chars[i]] : NO_DIGIT;
            all |= digit;
            value = value << 4 | digit;
        }
        if (all < 0) {
            throw malformed();
        }
        return value;
    }

    private static byte[] digits() {
        byte[] digits = new byte['f' + 1];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) Character.digit(i, 16);
        }
        return digits;
    }

    static MalformedValueException malformed() {
        return new MalformedValueException("this is not a uuid");
    }
}
