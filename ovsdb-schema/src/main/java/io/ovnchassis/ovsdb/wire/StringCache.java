package io.ovnchassis.ovsdb.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lets equal short strings be one object. Direct-mapped: a string has one slot, and the last one that came by owns it.
 * So it forgets, but it is bounded, and a hit costs no allocation because the characters are compared where they lie.
 */
final class StringCache {
    private static final int CHARS_MAX = 64;
    private static final int SLOTS = 1 << 12;

    private final @Nullable Entry[] slots = new @Nullable Entry[SLOTS];

    /** A string beside its characters, which are compared many at a time as long as they are an array. */
    private static final class Entry {
        private final char[] chars;
        private final String string;

        Entry(char[] chars, String string) {
            this.chars = chars;
            this.string = string;
        }

        boolean is(char[] others, int offset, int length) {
            return Arrays.equals(chars, 0, chars.length, others, offset, offset + length);
        }
    }

    String of(char[] chars, int offset, int length) {
        if (length > CHARS_MAX) {
            return new String(chars, offset, length);
        }
        int slot = slot(chars, offset, length);
        Entry cached = slots[slot];
        if (cached != null && cached.is(chars, offset, length)) {
            return cached.string;
        }
        String fresh = new String(chars, offset, length);
        slots[slot] = new Entry(Arrays.copyOfRange(chars, offset, offset + length), fresh);
        return fresh;
    }

    /** Four characters a step, which the processor multiplies side by side: this loop is a large part of all reading. */
    private static int slot(char[] chars, int offset, int length) {
        int hash = length;
        int end = offset + length;
        int i = offset;
        for (; i < end - 3; i += 4) {
            hash = 923521 * hash + 29791 * chars[i] + 961 * chars[i + 1] + 31 * chars[i + 2] + chars[i + 3];
        }
        for (; i < end; i++) {
            hash = 31 * hash + chars[i];
        }
        return (hash ^ hash >>> 15) & SLOTS - 1;
    }
}
