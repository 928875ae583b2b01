package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.SortedArraySet;
import org.jspecify.annotations.Nullable;

/**
 * Lets equal immutable values be one object, as {@link StringCache} does for strings: rows of one table tend to refer
 * to the same few rows, and their maps to have the same few sets of keys.
 */
final class ValueCache {
    /** Larger sets hardly ever repeat, and hashing them costs. */
    private static final int ELEMENTS_MAX = 8;

    private static final int SLOTS = 1 << 12;

    private final @Nullable Object[] slots = new @Nullable Object[SLOTS];

    @SuppressWarnings("unchecked")
    <T> T of(T value) {
        if (isLarge(value)) {
            return value;
        }
        int hash = 31 * value.hashCode() + value.getClass().hashCode();
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        Object cached = slots[slot];
        if (cached != null && cached.getClass() == value.getClass() && cached.equals(value)) {
            return (T) cached;
        }
        slots[slot] = value;
        return value;
    }

    private static boolean isLarge(Object value) {
        return value instanceof SortedArraySet<?> set && set.size() > ELEMENTS_MAX;
    }
}
