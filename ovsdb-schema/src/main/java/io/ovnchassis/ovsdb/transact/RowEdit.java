package io.ovnchassis.ovsdb.transact;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.MapColumn;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.SetColumn;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to become of one row that exists. Holds only what differs from the row as it was read: an edit that is taken
 * back leaves nothing behind.
 *
 * @param <R> the row type
 */
final class RowEdit<R extends Row<R>> {
    private final Ref<R> ref;
    private final ColumnSet writable;
    private final SortedMap<Column<R, ?>, CellEdit<R, ?>> cells =
            new TreeMap<>(Comparator.comparingInt(Column::position));
    private final SortedMap<Column<R, ?>, R> expectedCells = new TreeMap<>(Comparator.comparingInt(Column::position));
    private boolean expected;
    private boolean deleted;

    RowEdit(Ref<R> ref, ColumnSet writable) {
        this.ref = ref;
        this.writable = writable;
    }

    <T> void assign(R row, Column<R, T> column, T value) {
        keep(column, new CellEdit.Assigned<>(column, value), value.equals(column.get(row)));
    }

    /** Wants {@code element} in the set, or out of it. */
    <A extends Comparable<? super A>> void change(R row, SetColumn<R, A> column, A element, boolean wanted) {
        switch (pending(column).orElseGet(() -> new CellEdit.Elements<>(column, new TreeMap<>()))) {
            case CellEdit.Assigned<R, SortedArraySet<A>> assigned -> {
                List<A> elements = new ArrayList<>(assigned.value());
                elements.remove(element);
                if (wanted) {
                    elements.add(element);
                }
                assign(row, column, SortedArraySet.copyOf(elements));
            }
            case CellEdit.Elements<R, A> elements -> {
                elements.wanted().put(element, wanted);
                elements.wanted().remove(element, column.get(row).contains(element));
                keep(column, elements, elements.wanted().isEmpty());
            }
        }
    }

    /** Wants {@code value} under {@code key}, or nothing. */
    <K extends Comparable<? super K>, V extends Comparable<? super V>> void change(
            R row, MapColumn<R, K, V> column, K key, Optional<V> value) {
        switch (pending(column).orElseGet(() -> new CellEdit.Entries<>(column, new TreeMap<>()))) {
            case CellEdit.Assigned<R, SortedArrayMap<K, V>> assigned -> {
                TreeMap<K, V> entries = new TreeMap<>(assigned.value());
                entries.remove(key);
                value.ifPresent(present -> entries.put(key, present));
                assign(row, column, SortedArrayMap.copyOf(entries));
            }
            case CellEdit.Entries<R, K, V> entries -> {
                entries.wanted().put(key, value);
                entries.wanted().remove(key, Optional.ofNullable(column.get(row).get(key)));
                keep(column, entries, entries.wanted().isEmpty());
            }
        }
    }

    /** Makes the edits depend on the row being there. */
    void expectRow() {
        expected = true;
    }

    /** Makes the edits depend on the cell being what it is in {@code row}. */
    void expectCell(R row, Column<R, ?> column) {
        if (writable.contains(column)) {
            expectedCells.put(column, row);
        }
    }

    /** What was wanted of the row before or will be after no longer matters, but for what is expected of it now. */
    void delete() {
        deleted = true;
        cells.clear();
    }

    /** Whether the row stays as it is. */
    boolean isEmpty() {
        return cells.isEmpty() && !deleted;
    }

    void writeChecks(Table<R> table, Operations out) {
        if (expected) {
            out.expect(table, ref, expectedCells);
        }
    }

    void writeEdits(Table<R> table, Operations out) {
        if (deleted) {
            out.delete(table, ref);
        } else if (!cells.isEmpty()) {
            out.change(table, ref, cells.values());
        }
    }

    private <T> void keep(Column<R, T> column, CellEdit<R, T> edit, boolean changesNothing) {
        if (changesNothing || deleted || !writable.contains(column)) {
            cells.remove(column);
        } else {
            cells.put(column, edit);
        }
    }

    private <T> Optional<CellEdit<R, T>> pending(Column<R, T> column) {
        // Only keep() puts something in here, and there column and edit have one type.
        @SuppressWarnings("unchecked")
        CellEdit<R, T> edit = (CellEdit<R, T>) cells.get(column);
        return Optional.ofNullable(edit);
    }
}
