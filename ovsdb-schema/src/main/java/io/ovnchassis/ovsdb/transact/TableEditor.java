package io.ovnchassis.ovsdb.transact;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.MapColumn;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.RowBuilder;
import io.ovnchassis.ovsdb.schema.SetColumn;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Edits one table within a transaction. Rows are given as they were read from the replica and stay as they are: what was
 * edited is seen once the server has committed it. What would change nothing is dropped, and so is what the server has
 * no column or no table for: an older one does not know all that the types know.
 *
 * <p>Every method throws {@link IllegalArgumentException}, and edits nothing, when it is given what cannot be sent: a
 * string with a NUL or half a surrogate pair, a real that is not finite, an unrecognized enumeration value.
 *
 * @param <R> the row type
 */
public final class TableEditor<R extends Row<R>> {
    private final Table<R> table;
    private final ColumnSet writable;
    private final Notation notation;
    private final List<Insertion<R>> insertions = new ArrayList<>();
    private final Map<Ref<R>, RowEdit<R>> edits = new LinkedHashMap<>();

    private record Insertion<R extends Row<R>>(R row, List<Column<R, ?>> assigned) {}

    TableEditor(Table<R> table, ColumnSet writable, Notation notation) {
        this.table = table;
        this.writable = writable;
        this.notation = notation;
    }

    /**
     * Inserts a row with the cells that were assigned in {@code row}; the others get the server's defaults.
     *
     * @return a provisional identity, to refer to the row within this transaction; {@link Outcome.Success} tells the
     *     real one
     */
    public Ref<R> insert(RowBuilder<R> row) {
        List<Column<R, ?>> assigned = table.columns().stream()
                .filter(column -> row.assigned().contains(column) && writable.contains(column))
                .toList();
        R built = row.build(notation.provisional());
        assigned.forEach(column -> notation.cellOf(column, built));
        if (!writable.isEmpty()) {
            insertions.add(new Insertion<>(built, assigned));
        }
        return built.ref();
    }

    /** Sets a cell as a whole. Partial changes to it that came before are forgotten, those that follow are added. */
    public <T> void set(R row, Column<R, T> column, T value) {
        if (!value.equals(column.get(row))) {
            notation.cell(column, value);
        }
        edit(row).assign(row, column, value);
    }

    /** Puts {@code element} into a set, whatever else is in it by then. */
    public <A extends Comparable<? super A>> void add(R row, SetColumn<R, A> column, A element) {
        notation.atom(column, column.keyType(), element);
        edit(row).change(row, column, element, true);
    }

    /** Takes {@code element} out of a set, whatever else is in it by then. */
    public <A extends Comparable<? super A>> void remove(R row, SetColumn<R, A> column, A element) {
        notation.atom(column, column.keyType(), element);
        edit(row).change(row, column, element, false);
    }

    /** Puts {@code value} under {@code key} into a map, whatever else is in it by then. */
    public <K extends Comparable<? super K>, V extends Comparable<? super V>> void put(
            R row, MapColumn<R, K, V> column, K key, V value) {
        notation.atom(column, column.keyType(), key);
        notation.atom(column, column.valueType(), value);
        edit(row).change(row, column, key, Optional.of(value));
    }

    /** Takes {@code key} out of a map, whatever else is in it by then. */
    public <K extends Comparable<? super K>, V extends Comparable<? super V>> void remove(
            R row, MapColumn<R, K, V> column, K key) {
        notation.atom(column, column.keyType(), key);
        edit(row).change(row, column, key, Optional.empty());
    }

    /**
     * Deletes a row; other edits to it are forgotten. A row of a table that is no root goes by itself with the last
     * reference to it (RFC 7047 section 3.2, "isRoot"), and to delete one that is still referred to is an error.
     */
    public void delete(R row) {
        edit(row).delete();
    }

    /**
     * Makes the transaction depend on the row being there, and on these cells being what they are in {@code row}: for
     * what was read to decide what to write. When they are not, the outcome is {@link Outcome.TryAgain}.
     */
    @SafeVarargs
    public final void verify(R row, Column<R, ?>... columns) {
        for (Column<R, ?> column : columns) {
            notation.cellOf(column, row);
        }
        edit(row).expectRow();
        for (Column<R, ?> column : columns) {
            edit(row).expectCell(row, column);
        }
    }

    boolean isEmpty() {
        return insertions.isEmpty() && edits.values().stream().allMatch(RowEdit::isEmpty);
    }

    void writeChecks(Operations out) {
        edits.values().forEach(edit -> edit.writeChecks(table, out));
    }

    void writeEdits(Operations out) {
        insertions.forEach(insertion -> out.insert(table, insertion.row(), insertion.assigned()));
        edits.values().forEach(edit -> edit.writeEdits(table, out));
    }

    private RowEdit<R> edit(R row) {
        return edits.computeIfAbsent(row.ref(), ref -> new RowEdit<>(ref, writable));
    }
}
