package io.ovnchassis.ovsdb.delta;

import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.RowBuilder;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works out what row updates do to a table, from its contents and touching nothing. An update that does not fit means
 * that client and server have come apart, even where one could guess what was meant; the messages are those of
 * upstream's client.
 *
 * @param <R> the row type
 */
public final class Merge<R extends Row<R>> {
    private final Table<R> table;
    private final Map<Ref<R>, R> contents;
    private final TableDelta<R> delta;

    private Merge(Table<R> table, Map<Ref<R>, R> contents, TableDelta<R> delta) {
        this.table = table;
        this.contents = contents;
        this.delta = delta;
    }

    /** The net change that {@code updates}, one after the other, make to {@code contents}. */
    public static <R extends Row<R>> TableDelta<R> incremental(
            Table<R> table, Map<Ref<R>, R> contents, List<RowUpdate<R>> updates) throws ContradictionException {
        Merge<R> merge = new Merge<>(table, contents, new TableDelta<>());
        for (RowUpdate<R> update : updates) {
            merge.apply(update);
        }
        return merge.delta;
    }

    /** The same for what was missed: a row that leaves need not be there ({@link DatabaseUpdate.Kind#MISSED}). */
    public static <R extends Row<R>> TableDelta<R> missed(
            Table<R> table, Map<Ref<R>, R> contents, List<RowUpdate<R>> updates) throws ContradictionException {
        List<RowUpdate<R>> known = updates.stream()
                .filter(update -> !(update instanceof RowUpdate.Delete<R>(Ref<R> ref)) || contents.containsKey(ref))
                .toList();
        return incremental(table, contents, known);
    }

    /** The difference between {@code contents} and the complete table that {@code rows}, insertions all, describe. */
    public static <R extends Row<R>> TableDelta<R> snapshot(
            Table<R> table, Map<Ref<R>, R> contents, List<RowUpdate<R>> rows) throws ContradictionException {
        Merge<R> merge = new Merge<>(table, contents, new TableDelta<>(rows.size()));
        Map<Ref<R>, R> gone = new HashMap<>(contents);
        for (RowUpdate<R> update : rows) {
            merge.replace(gone, update);
        }
        gone.values().forEach(row -> merge.delta.add(new RowChange.Deleted<>(row)));
        return merge.delta;
    }

    private void apply(RowUpdate<R> update) throws ContradictionException {
        Optional<R> current = current(update.ref());
        switch (update) {
            case RowChange.Inserted<R> inserted -> {
                if (current.isPresent()) {
                    throw existing(inserted.ref());
                }
                delta.add(inserted);
            }
            case RowUpdate.Modify<R> modify -> {
                R old = current.orElseThrow(() -> missing("modify", "in", modify.ref()));
                RowChange.between(old, modified(old, modify)).ifPresent(delta::add);
            }
            case RowUpdate.Delete<R>(Ref<R> ref) ->
                delta.add(new RowChange.Deleted<>(current.orElseThrow(() -> missing("delete", "from", ref))));
        }
    }

    private void replace(Map<Ref<R>, R> gone, RowUpdate<R> update) throws ContradictionException {
        if (!(update instanceof RowChange.Inserted<R> inserted)) {
            throw missing("modify", "in", update.ref());
        }
        Ref<R> ref = inserted.ref();
        R old = gone.remove(ref);
        if (old != null) {
            RowChange.between(old, inserted.row()).ifPresent(delta::add);
        } else if (contents.containsKey(ref) || !delta.addFirst(inserted)) {
            throw existing(ref);
        }
    }

    private Optional<R> current(Ref<R> ref) {
        Optional<RowChange<R>> change = delta.of(ref);
        return change.isPresent() ? change.get().after() : Optional.ofNullable(contents.get(ref));
    }

    private R modified(R old, RowUpdate.Modify<R> modify) throws ContradictionException {
        RowBuilder<R> builder = table.newRow();
        ColumnSet sent = modify.columns();
        try {
            for (int position = 0; position < table.columns().size(); position++) {
                if (modify.differences().contains(position)) {
                    builder.applyDifference(position, old, modify.values());
                } else {
                    builder.copy(position, sent.contains(position) ? modify.values() : old);
                }
            }
            return builder.build(old.ref());
        } catch (RuntimeException e) {
            // The cells come from outside: whatever is wrong with them must not leave the message half applied.
            throw new ContradictionException("cannot modify row " + old.ref() + " in table " + table + ": " + e);
        }
    }

    private ContradictionException existing(Ref<R> ref) {
        return new ContradictionException("cannot add existing row " + ref + " to table " + table);
    }

    private ContradictionException missing(String verb, String preposition, Ref<R> ref) {
        return new ContradictionException(
                "cannot " + verb + " missing row " + ref + " " + preposition + " table " + table);
    }
}
