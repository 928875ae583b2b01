package io.ovnchassis.ovsdb.wire;

import org.jspecify.annotations.Nullable;

/**
 * Lets equal short strings be one object. Direct-mapped: a string has one slot, and the last one that came by owns it.
 * So it forgets, but it is bounded, and a hit costs no allocation because the characters are compared where they lie.
 */
final class StringCache {
    private static final int CHARS_MAX = 64;
    private static final int SLOTS = 1 << 12;

    private final @Nullable String[] slots = new @Nullable String[SLOTS];

    String of(char[] chars, int offset, int length) {
        if (length > CHARS_MAX) {
            return new String(chars, offset, length);
        }
        int slot = slot(chars, offset, length);
        String cached = slots[slot];
        if (cached != null && isSame(cached, chars, offset, length)) {
            return cached;
        }
        String fresh = new String(chars, offset, length);
        slots[slot] = fresh;
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

    private static boolean isSame(String cached, char[] chars, int offset, int length) {
        if (cached.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (cached.charAt(i) != chars[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
