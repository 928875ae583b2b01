package io.ovnchassis.ovsdb.replica;

import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of a table by what stands in one or two of their columns, always as current as the table. Every element of a
 * set is a key of its own; an empty cell is none.
 *
 * @param <R> the row type
 * @param <K> the type of a key: an atom, or a {@link Pair} of them
 */
public final class Index<R extends Row<R>, K extends Comparable<? super K>> {
    /*
     * Rows are kept by identity and looked up in the table when they are asked for, so that a change to other columns
     * does not concern the index at all. Nearly always a key has one row: that is an immutable set of one, and only a
     * key with more of them pays for a hash set.
     */
    private final TableView<R> table;
    private final Key<R, K> key;
    private final Map<K, Set<Ref<R>>> refs = new HashMap<>();

    Index(TableView<R> table, Key<R, K> key) {
        this.table = table;
        this.key = key;
        table.rows().forEach(this::insert);
    }

    /** The row that has {@code wanted}; where several have it, the one with the lowest uuid. */
    public Optional<R> find(K wanted) {
        Set<Ref<R>> found = refs.getOrDefault(wanted, Set.of());
        return switch (found.size()) {
            case 0 -> Optional.empty();
            case 1 -> table.get(found.iterator().next());
            default -> table.get(Collections.min(found));
        };
    }

    /** All rows that have {@code wanted} now, in no order that means anything, but the same for the same history. */
    public List<R> findAll(K wanted) {
        Set<Ref<R>> found = refs.getOrDefault(wanted, Set.of());
        if (found.isEmpty()) {
            return List.of();
        }
        List<R> rows = new ArrayList<>(found.size());
        found.forEach(ref -> table.get(ref).ifPresent(rows::add));
        return Collections.unmodifiableList(rows);
    }

    /** The number of rows that have {@code wanted}. */
    public int count(K wanted) {
        return refs.getOrDefault(wanted, Set.of()).size();
    }

    /** The number of different keys that rows have. */
    int keyCount() {
        return refs.size();
    }

    Key<R, K> key() {
        return key;
    }

    void apply(RowChange<R> change) {
        switch (change) {
            case RowChange.Inserted<R>(R row) -> insert(row);
            case RowChange.Deleted<R>(R row) -> key.of(row).forEach(gone -> remove(gone, row.ref()));
            case RowChange.Modified<R>(R old, R row, ColumnSet columns) -> {
                if (columns.intersects(key.columns())) {
                    move(old, row);
                }
            }
        }
    }

    private void insert(R row) {
        key.of(row).forEach(come -> add(come, row.ref()));
    }

    private void move(R old, R row) {
        SortedArraySet<K> before = key.of(old);
        for (K moved : before.symmetricDifference(key.of(row))) {
            if (before.contains(moved)) {
                remove(moved, row.ref());
            } else {
                add(moved, row.ref());
            }
        }
    }

    private void add(K come, Ref<R> ref) {
        Set<Ref<R>> present = refs.putIfAbsent(come, Set.of(ref));
        if (present == null) {
            return;
        }
        if (present.size() == 1) {
            present = new HashSet<>(present);
            refs.put(come, present);
        }
        present.add(ref);
    }

    private void remove(K gone, Ref<R> ref) {
        Set<Ref<R>> present = refs.getOrDefault(gone, Set.of());
        if (present.size() <= 1) {
            refs.remove(gone);
            return;
        }
        present.remove(ref);
        if (present.size() == 1) {
            refs.put(gone, Set.copyOf(present));
        }
    }
}
