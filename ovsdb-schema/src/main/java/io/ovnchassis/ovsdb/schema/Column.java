package io.ovnchassis.ovsdb.schema;

import java.util.function.Function;

/**
 * A column of a table, with the Java type that its cells have.
 *
 * @param <R> the row type
 * @param <T> the type of a cell: an atom, {@code Optional}, {@code Set} or {@code Map} of atoms
 */
public abstract sealed class Column<R extends Row<R>, T> permits ScalarColumn, OptionalColumn, SetColumn, MapColumn {
    private final String name;
    private final int position;
    private final Function<R, T> getter;

    protected Column(String name, int position, Function<R, T> getter) {
        if (position < 0 || position >= Long.SIZE) {
            throw new IllegalArgumentException("column " + name + ": its position must be 0 to 63, found " + position);
        }
        this.name = name;
        this.position = position;
        this.getter = getter;
    }

    /** The column's name in the schema, as {@code logical_port}. */
    public final String name() {
        return name;
    }

    /** Its place among the columns of its table, from 0. */
    public final int position() {
        return position;
    }

    public final T get(R row) {
        return getter.apply(row);
    }

    /** Reads a cell at the cursor. */
    public abstract T read(ValueReader in);

    /** Hands a cell to {@code out}, atom by atom, and gives what it makes of the whole. */
    public abstract <V> V write(T cell, ValueWriter<V> out);

    /**
     * The cell after the change that an {@code update2} row-update carries. A column of at most one element carries
     * its new value, one of several the difference (ovsdb-server(7), "Update2 Notification").
     */
    public abstract T applyDifference(T old, T difference);

    /** The default of RFC 7047 section 5.2.1: what a cell holds that nobody wrote. */
    public abstract T defaultValue();

    /** The type of an element, or of a key. */
    public abstract Atom<?> keyType();

    @Override
    public final String toString() {
        return name;
    }
}
