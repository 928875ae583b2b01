package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.util.UUID;

/** The 36 characters of a uuid, read where they lie: a database is mostly uuids, and the JDK's way makes garbage. */
final class UuidText {
    static final int LENGTH = 36;

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
        for (int i = offset; i < offset + digits; i++) {
            value = value << 4 | digit(chars[i]);
        }
        return value;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        if (c >= 'A' && c <= 'F') {
            return c - 'A' + 10;
        }
        throw malformed();
    }

    static MalformedValueException malformed() {
        return new MalformedValueException("this is not a uuid");
    }
}
