package io.ovnchassis.ovsdb.transact;

import io.ovnchassis.ovsdb.schema.Atom;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.ValueWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opendaylight.ovsdb.lib.notation.OvsdbMap;
import org.opendaylight.ovsdb.lib.notation.OvsdbSet;

/**
 * Turns cells into the notation of RFC 7047 section 5.1, as the library has it. It also knows which identities are
 * provisional: those that this transaction hands out to the rows that it inserts, which the server knows by name.
 */
final class Notation implements ValueWriter<Object> {
    private static final String NAME_PREFIX = "row";

    private final long transaction;
    private int newRows;

    Notation(long transaction) {
        this.transaction = transaction;
    }

    /**
     * The identity of the next new row. No server makes such a uuid (its variant is not that of RFC 4122), and the same
     * history always gives the same ones.
     */
    <R extends Row<R>> Ref<R> provisional() {
        newRows++;
        return Ref.of(transaction, newRows);
    }

    /** The name by which the server shall know a new row while it executes the transaction. */
    String name(Ref<?> provisional) {
        return name(provisional.uuid());
    }

    /** Whether {@code uuid} is such a name: no uuid begins like one. */
    static boolean isName(String uuid) {
        return uuid.startsWith(NAME_PREFIX);
    }

    private static String name(UUID provisional) {
        return NAME_PREFIX + provisional.getLeastSignificantBits();
    }

    /**
     * A whole cell.
     *
     * @throws IllegalArgumentException when it holds what cannot be sent
     */
    <R extends Row<R>, T> Object cell(Column<R, T> column, T cell) {
        try {
            return column.write(cell, this);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("column " + column + ": " + e.getMessage(), e);
        }
    }

    /** The cell of {@code row}. */
    <R extends Row<R>, T> Object cellOf(Column<R, T> column, R row) {
        return cell(column, column.get(row));
    }

    /** A single element, key or value in a cell of {@code column}; throws as {@link #cell} does. */
    <A extends Comparable<? super A>> Object atom(Column<?, ?> column, Atom<A> type, A atom) {
        try {
            return type.write(atom, this);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("column " + column + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Object integer(long value) {
        return value;
    }

    @Override
    public Object real(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number " + value);
        }
        return value;
    }

    @Override
    public Object bool(boolean value) {
        return value;
    }

    /** A server drops the connection that brings it one of the strings that are refused here. */
    @Override
    public Object string(String value) {
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit == 0) {
                throw new IllegalArgumentException("a string with a NUL at index " + i + " cannot be sent");
            }
            if (Character.isSurrogate(unit)) {
                if (i + 1 == value.length() || !Character.isSurrogatePair(unit, value.charAt(i + 1))) {
                    throw new IllegalArgumentException(
                            "a string with half a character at index " + i + " cannot be sent");
                }
                i++;
            }
        }
        return value;
    }

    @Override
    public Object uuid(UUID value) {
        return new org.opendaylight.ovsdb.lib.notation.UUID(isProvisional(value) ? name(value) : value.toString());
    }

    private boolean isProvisional(UUID value) {
        long row = value.getLeastSignificantBits();
        return value.getMostSignificantBits() == transaction && row >= 1 && row <= newRows;
    }

    @Override
    public Object set(List<Object> elements) {
        return new OvsdbSet<>(new LinkedHashSet<>(elements));
    }

    @Override
    public Object map(Map<Object, Object> pairs) {
        return new OvsdbMap<>(pairs);
    }
}
