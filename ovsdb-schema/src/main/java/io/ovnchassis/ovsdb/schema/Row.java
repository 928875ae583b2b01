package io.ovnchassis.ovsdb.schema;

import org.jspecify.annotations.Nullable;

/**
 * An immutable row. The generator makes one subclass per table, with a getter per column.
 *
 * @param <R> the subclass itself
 */
public abstract class Row<R extends Row<R>> {
    private final Ref<R> ref;

    protected Row(Ref<R> ref) {
        this.ref = ref;
    }

    /** The row's identity, the {@code _uuid} column of RFC 7047 section 3.2. */
    public final Ref<R> ref() {
        return ref;
    }

    public abstract Table<R> definition();

    protected abstract R self();

    /** The columns in which this row differs from {@code other}; their identities are not looked at. */
    protected abstract ColumnSet differences(R other);

    /** Two rows are equal when they are of one table, have one identity and equal cells. */
    @Override
    public final boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Row<?> row) || row.getClass() != getClass()) {
            return false;
        }
        @SuppressWarnings("unchecked")
        R same = (R) row;
        return ref.equals(same.ref()) && differences(same).isEmpty();
    }

    @Override
    public final int hashCode() {
        return ref.hashCode();
    }

    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder(definition().name()).append('{').append(ref);
        for (Column<R, ?> column : definition().columns()) {
            text.append(", ").append(column.name()).append('=').append(column.get(self()));
        }
        return text.append('}').toString();
    }
}
