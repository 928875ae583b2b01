package io.ovnchassis.ovsdb.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lets equal short strings be one object. Direct-mapped: a string has one slot, and the last one that came by owns it.
 * So it forgets, but it is bounded, and a hit costs no allocation because the bytes are compared where they lie.
 */
final class StringCache {
    private static final int BYTES_MAX = 32;
    private static final int SLOTS = 1 << 12;

    private final @Nullable String[] strings = new @Nullable String[SLOTS];

    /** The bytes of each string, side by side: a comparison has one place to look at. */
    private final byte[] known = new byte[SLOTS * BYTES_MAX];

    /** The string of the given ASCII. */
    String of(byte[] bytes, int offset, int length) {
        if (length > BYTES_MAX) {
            return string(bytes, offset, length);
        }
        int slot = slot(bytes, offset, length);
        int place = slot * BYTES_MAX;
        String cached = strings[slot];
        if (cached != null
                && cached.length() == length
                && Arrays.equals(known, place, place + length, bytes, offset, offset + length)) {
            return cached;
        }
        String fresh = string(bytes, offset, length);
        System.arraycopy(bytes, offset, known, place, length);
        strings[slot] = fresh;
        return fresh;
    }

    /** Latin 1 has the ASCII in it, and is the one encoding whose bytes the JVM takes over without a look at them. */
    private static String string(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    /** Four bytes a step, which the processor multiplies side by side: this loop is a large part of all reading. */
    private static int slot(byte[] bytes, int offset, int length) {
        int hash = length;
        int end = offset + length;
        int i = offset;
        for (; i < end - 3; i += 4) {
            hash = 923521 * hash + 29791 * bytes[i] + 961 * bytes[i + 1] + 31 * bytes[i + 2] + bytes[i + 3];
        }
        for (; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ hash >>> 15) & SLOTS - 1;
    }
}
