package io.ovnchassis.controller;

import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.delta.TableDelta;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One table of a {@link FakeServer}: its rows, what nobody was told of them yet, and what can still be undone. */
final class FakeTable<R extends Row<R>> {
    private final Table<R> table;
    private final Map<Ref<R>, R> rows = new LinkedHashMap<>();
    private final List<RowChange<R>> undoable = new ArrayList<>();
    private TableDelta<R> news = new TableDelta<>();

    FakeTable(Table<R> table) {
        this.table = table;
    }

    Collection<R> rows() {
        return List.copyOf(rows.values());
    }

    Optional<R> get(Ref<R> ref) {
        return Optional.ofNullable(rows.get(ref));
    }

    /** A row that has its defaults only, and is not in the table. */
    R fresh(Ref<R> ref) {
        return table.newRow().build(ref);
    }

    /** Inserts {@code row}, or lets it take the place of the one that has its identity. */
    void put(R row) {
        @Nullable R old = rows.put(row.ref(), row);
        if (old == null) {
            note(new RowChange.Inserted<>(row));
        } else {
            RowChange.between(old, row).ifPresent(this::note);
        }
    }

    /** Says whether the row was there. */
    boolean delete(Ref<R> ref) {
        @Nullable R old = rows.remove(ref);
        if (old != null) {
            note(new RowChange.Deleted<>(old));
        }
        return old != null;
    }

    /** The same rows with other identities. */
    void rename(Map<UUID, UUID> names) {
        List<R> renamed =
                rows().stream().map(row -> PlainCell.renamed(row, names)).toList();
        List.copyOf(rows.keySet()).forEach(this::delete);
        renamed.forEach(this::put);
    }

    private void note(RowChange<R> change) {
        news.add(change);
        undoable.add(change);
    }

    /** Everything up to now stays. */
    void keep() {
        undoable.clear();
    }

    /** Everything since {@link #keep()} never happened. */
    void undo() {
        for (RowChange<R> change : List.copyOf(undoable).reversed()) {
            change.before().ifPresentOrElse(this::put, () -> delete(change.ref()));
        }
        undoable.clear();
    }

    /** The operation "update" of RFC 7047 section 5.2.3; for "insert", on a row that has its defaults only. */
    void update(R row, Map<String, Object> cells) {
        Map<Column<R, ?>, Object> byColumn = new HashMap<>();
        cells.forEach((name, cell) -> byColumn.put(column(name), cell));
        put(PlainCell.into(row, byColumn));
    }

    /** One mutation of RFC 7047 section 5.2.4, on a set or a map. */
    void mutate(R row, String columnName, String mutator, Object argument) {
        Column<R, ?> column = column(columnName);
        boolean insert = mutator.equals("insert");
        Object cell = PlainCell.of(column, row);
        if (cell instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>(map);
            if (insert) {
                ((Map<?, ?>) argument).forEach(entries::putIfAbsent);
            } else {
                entries.keySet().removeAll(PlainCell.elements(argument));
            }
            put(PlainCell.into(row, Map.of(column, entries)));
        } else {
            List<Object> elements = PlainCell.elements(cell);
            elements.removeAll(PlainCell.elements(argument));
            if (insert) {
                elements.addAll(PlainCell.elements(argument));
            }
            put(PlainCell.into(row, Map.of(column, elements)));
        }
    }

    /** Whether the row's cells are these. */
    boolean matches(R row, Map<String, Object> cells) {
        return row.equals(PlainCell.into(
                row,
                cells.entrySet().stream()
                        .collect(
                                HashMap::new,
                                (map, cell) -> map.put(column(cell.getKey()), cell.getValue()),
                                Map::putAll)));
    }

    private Column<R, ?> column(String name) {
        return table.column(name).orElseThrow(() -> new IllegalArgumentException(table + " has no column " + name));
    }

    /** The whole table, as somebody sees it who looks at some columns. */
    TableUpdate<R> contents(ColumnSet monitored) {
        news = new TableDelta<>();
        return new TableUpdate<>(
                table,
                rows.values().stream()
                        .<RowUpdate<R>>map(row -> new RowChange.Inserted<>(PlainCell.seen(row, monitored)))
                        .toList());
    }

    /** What changed since the last time. */
    List<RowChange<R>> takeNews() {
        List<RowChange<R>> changes = List.copyOf(news.changes());
        news = new TableDelta<>();
        return changes;
    }

    /** What changed since the last time, as somebody sees it who looks at some columns. */
    TableUpdate<R> news(ColumnSet monitored) {
        List<RowUpdate<R>> updates = new ArrayList<>();
        for (RowChange<R> change : news.changes()) {
            switch (change) {
                case RowChange.Inserted<R>(R row) ->
                    updates.add(new RowChange.Inserted<>(PlainCell.seen(row, monitored)));
                case RowChange.Deleted<R>(R row) -> updates.add(new RowUpdate.Delete<>(row.ref()));
                case RowChange.Modified<R>(R _, R row, ColumnSet changed) -> {
                    ColumnSet seen = changed.minus(changed.minus(monitored));
                    if (!seen.isEmpty()) {
                        updates.add(new RowUpdate.Modify<>(PlainCell.seen(row, monitored), seen, ColumnSet.NONE));
                    }
                }
            }
        }
        news = new TableDelta<>();
        return new TableUpdate<>(table, updates);
    }
}
