package io.ovnchassis.ovsdb.replica;

import io.ovnchassis.ovsdb.delta.ContradictionException;
import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.Merge;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.delta.TableDelta;
import io.ovnchassis.ovsdb.schema.ElementColumn;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table of a replica, for reading. It shows the current contents and moves on with them: what it returns as a
 * collection is a view, to be used within the step. Confined to the thread that owns the replica.
 *
 * @param <R> the row type
 */
public final class TableView<R extends Row<R>> {
    private final Table<R> table;
    private final Map<Ref<R>, R> rows = new HashMap<>();
    private final List<Index<R, ?>> indexes = new ArrayList<>();
    private TableDelta<R> delta = new TableDelta<>();

    TableView(Table<R> table) {
        this.table = table;
    }

    /** What table this is. */
    public Table<R> definition() {
        return table;
    }

    public Optional<R> get(Ref<R> ref) {
        return Optional.ofNullable(rows.get(ref));
    }

    /** All rows, in an order that is the same for the same history. */
    public Collection<R> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }

    public int size() {
        return rows.size();
    }

    /** What changed in the current step, at most one change for a row, in the order in which rows first changed. */
    public Collection<RowChange<R>> changes() {
        return delta.changes();
    }

    /**
     * An index over one column. Meant to be declared when the daemon is put together; later it costs a pass over the
     * table. The same column always gives the same index.
     */
    public <A extends Comparable<? super A>> Index<R, A> index(ElementColumn<R, A> column) {
        return index(new Key.Single<>(column));
    }

    /** An index over two columns, to be asked with a {@link Pair}; else like one over a single column. */
    public <A extends Comparable<? super A>, B extends Comparable<? super B>> Index<R, Pair<A, B>> index(
            ElementColumn<R, A> first, ElementColumn<R, B> second) {
        return index(new Key.Composite<>(first, second));
    }

    private <K extends Comparable<? super K>> Index<R, K> index(Key<R, K> key) {
        for (Index<R, ?> index : indexes) {
            if (index.key().equals(key)) {
                // Equal keys are made of the same columns, and so have one type.
                @SuppressWarnings("unchecked")
                Index<R, K> same = (Index<R, K>) index;
                return same;
            }
        }
        Index<R, K> index = new Index<>(this, key);
        indexes.add(index);
        return index;
    }

    /** What {@code updates} would change; nothing changes yet. */
    TableDelta<R> merge(List<RowUpdate<R>> updates, DatabaseUpdate.Kind kind) throws ContradictionException {
        return switch (kind) {
            case SNAPSHOT -> Merge.snapshot(table, rows, updates);
            case MISSED -> Merge.missed(table, rows, updates);
            case STEP -> Merge.incremental(table, rows, updates);
        };
    }

    void apply(TableDelta<R> changes) {
        for (RowChange<R> change : changes.changes()) {
            apply(change);
        }
        for (Index<R, ?> index : indexes) {
            changes.changes().forEach(index::apply);
        }
        if (delta.isEmpty()) {
            delta = changes;
        } else {
            changes.changes().forEach(delta::add);
        }
    }

    private void apply(RowChange<R> change) {
        switch (change) {
            case RowChange.Inserted<R>(R row) -> rows.put(row.ref(), row);
            case RowChange.Modified<R> modified -> rows.put(modified.ref(), modified.row());
            case RowChange.Deleted<R>(R row) -> rows.remove(row.ref());
        }
    }

    void clearChanges() {
        if (!delta.isEmpty()) {
            delta = new TableDelta<>();
        }
    }
}
