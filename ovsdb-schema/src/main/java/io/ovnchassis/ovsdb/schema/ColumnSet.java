package io.ovnchassis.ovsdb.schema;

/**
 * A set of columns of one table, by position. A table has at most 64 columns that we know; the generator checks it.
 *
 * @param bits bit {@code n} is set when the column at position {@code n} is in the set
 */
public record ColumnSet(long bits) {
    public static final ColumnSet NONE = new ColumnSet(0);

    public static ColumnSet of(Column<?, ?>... columns) {
        long bits = 0;
        for (Column<?, ?> column : columns) {
            bits |= 1L << column.position();
        }
        return new ColumnSet(bits);
    }

    /** The first {@code count} columns, 0 to 64. */
    public static ColumnSet first(int count) {
        if (count < 0 || count > Long.SIZE) {
            throw new IllegalArgumentException("a set of columns has at most 64, found " + count);
        }
        return count == Long.SIZE ? new ColumnSet(-1L) : new ColumnSet((1L << count) - 1);
    }

    public boolean contains(Column<?, ?> column) {
        return contains(column.position());
    }

    public boolean contains(int position) {
        return (bits & 1L << position) != 0;
    }

    public boolean intersects(ColumnSet other) {
        return (bits & other.bits) != 0;
    }

    public ColumnSet with(int position) {
        return new ColumnSet(bits | 1L << position);
    }

    public ColumnSet union(ColumnSet other) {
        return new ColumnSet(bits | other.bits);
    }

    public ColumnSet minus(ColumnSet other) {
        return new ColumnSet(bits & ~other.bits);
    }

    public boolean isEmpty() {
        return bits == 0;
    }
}
