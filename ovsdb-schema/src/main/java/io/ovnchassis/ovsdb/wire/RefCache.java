package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import java.util.Arrays;

/**
 * Lets equal references be one object, as {@link StringCache} does for strings: the rows of one table tend to refer to
 * the same few rows.
 */
final class RefCache {
    private static final int SLOTS = 1 << 12;

    private final Ref<?>[] refs = new Ref<?>[SLOTS];

    RefCache() {
        Arrays.fill(refs, Ref.of(0, 0));
    }

    /** The reference to the row of this uuid. */
    <R extends Row<R>> Ref<R> of(long mostSignificantBits, long leastSignificantBits) {
        long mixed = mostSignificantBits ^ leastSignificantBits;
        int slot = (int) (mixed ^ mixed >>> 32) & SLOTS - 1;
        Ref<?> cached = refs[slot];
        if (cached.is(mostSignificantBits, leastSignificantBits)) {
            // What a reference refers to is a matter of the compiler only; there is no row behind it.
            @SuppressWarnings("unchecked")
            Ref<R> same = (Ref<R>) cached;
            return same;
        }
        Ref<R> fresh = Ref.of(mostSignificantBits, leastSignificantBits);
        refs[slot] = fresh;
        return fresh;
    }
}
