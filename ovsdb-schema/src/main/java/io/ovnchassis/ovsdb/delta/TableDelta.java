package io.ovnchassis.ovsdb.delta;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The net change of one table over any number of row changes: what was inserted and deleted again never happened, and
 * what was changed back did not change. In the order in which rows were first touched. Confined to one thread.
 *
 * @param <R> the row type
 */
public final class TableDelta<R extends Row<R>> {
    private final Map<Ref<R>, RowChange<R>> changes;

    public TableDelta() {
        this.changes = new LinkedHashMap<>();
    }

    /** With room for so many rows, as of a database that is loaded. */
    TableDelta(int rows) {
        this.changes = LinkedHashMap.newLinkedHashMap(rows);
    }

    /**
     * Adds a change that came after all those that are in here.
     *
     * @throws IllegalStateException when it cannot follow what is known of its row
     */
    public void add(RowChange<R> change) {
        RowChange<R> earlier = changes.putIfAbsent(change.ref(), change);
        if (earlier == null) {
            return;
        }
        Optional<RowChange<R>> net = earlier.then(change);
        if (net.isPresent()) {
            changes.put(change.ref(), net.get());
        } else {
            changes.remove(change.ref());
        }
    }

    /** Adds a change, unless there is one of its row already; says whether it did. */
    boolean addFirst(RowChange<R> change) {
        return changes.putIfAbsent(change.ref(), change) == null;
    }

    /** The net change of one row, if there is one. */
    public Optional<RowChange<R>> of(Ref<R> ref) {
        return Optional.ofNullable(changes.get(ref));
    }

    /** At most one change for a row; a view. */
    public Collection<RowChange<R>> changes() {
        return Collections.unmodifiableCollection(changes.values());
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
