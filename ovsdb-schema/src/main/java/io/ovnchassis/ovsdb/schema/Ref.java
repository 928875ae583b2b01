package io.ovnchassis.ovsdb.schema;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a row of type {@code R}, and so also what a reference column holds (RFC 7047 section 3.2, "refTable").
 * Two longs rather than a boxed {@link UUID}: a database is mostly references.
 *
 * @param <R> the row that is referred to
 */
public final class Ref<R extends Row<R>> implements Comparable<Ref<R>> {
    private final long mostSignificantBits;
    private final long leastSignificantBits;

    private Ref(long mostSignificantBits, long leastSignificantBits) {
        this.mostSignificantBits = mostSignificantBits;
        this.leastSignificantBits = leastSignificantBits;
    }

    public static <R extends Row<R>> Ref<R> of(UUID uuid) {
        return new Ref<>(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    public static <R extends Row<R>> Ref<R> of(long mostSignificantBits, long leastSignificantBits) {
        return new Ref<>(mostSignificantBits, leastSignificantBits);
    }

    /** A fresh identity, for a row that is about to be inserted. */
    public static <R extends Row<R>> Ref<R> random() {
        return of(UUID.randomUUID());
    }

    /** Whether these are the bits of its uuid. */
    public boolean is(long mostSignificant, long leastSignificant) {
        return mostSignificantBits == mostSignificant && leastSignificantBits == leastSignificant;
    }

    public UUID uuid() {
        return new UUID(mostSignificantBits, leastSignificantBits);
    }

    @Override
    public int compareTo(Ref<R> other) {
        int most = Long.compareUnsigned(mostSignificantBits, other.mostSignificantBits);
        return most != 0 ? most : Long.compareUnsigned(leastSignificantBits, other.leastSignificantBits);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ref<?> ref && is(ref.mostSignificantBits, ref.leastSignificantBits);
    }

    /** Row uuids are random already: folding them spreads well. */
    @Override
    public int hashCode() {
        return Long.hashCode(mostSignificantBits ^ leastSignificantBits);
    }

    @Override
    public String toString() {
        return uuid().toString();
    }
}
