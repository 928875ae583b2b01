package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.PlainCell;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.schema.MapColumn;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.SetColumn;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What one client asked to be told of: the columns of some tables, and of these the rows that meet a condition, in the
 * words of {@code <table-updates2>}.
 */
final class Monitor {
    private final Database database;
    private final Map<Table<?>, Set<String>> columns = new LinkedHashMap<>();
    private final Map<Table<?>, Where> conditions = new HashMap<>();

    /** @param requests the {@code <monitor-cond-requests>}, as Jackson reads them */
    Monitor(Database database, Map<?, ?> requests) {
        this.database = database;
        for (Table<?> table : database.tables()) {
            if (requests.get(table.name()) instanceof List<?> list) {
                columns.put(table, wanted((Map<?, ?>) list.getFirst()));
            }
        }
        conditions.putAll(conditions(requests));
    }

    private static Set<String> wanted(Map<?, ?> request) {
        if (!(request.get("columns") instanceof List<?> names)) {
            throw new IllegalArgumentException("a request names no columns: " + request);
        }
        return names.stream().map(String.class::cast).collect(Collectors.toSet());
    }

    private Map<Table<?>, Where> conditions(Map<?, ?> requests) {
        Map<Table<?>, Where> found = new LinkedHashMap<>();
        for (Table<?> table : database.tables()) {
            if (requests.get(table.name()) instanceof List<?> list
                    && list.getFirst() instanceof Map<?, ?> request
                    && request.get("where") instanceof List<?> clauses) {
                found.put(table, new Where(clauses));
            }
        }
        return found;
    }

    /** The whole contents. */
    String contents(View.Rows rows) {
        List<RowChange<?>> all = new ArrayList<>();
        columns.keySet().forEach(table -> addAll(all, rows, table));
        return updates(all);
    }

    /** What changed, as {@code <table-updates2>}; {@code {}} when nothing did that this client sees. */
    String updates(List<RowChange<?>> changes) {
        Updates updates = new Updates();
        changes.forEach(change -> add(change, updates));
        return updates.toString();
    }

    /**
     * Other conditions for some tables.
     *
     * @param requests the {@code <monitor-cond-update-requests>}
     * @return what the client has to be told, so that it has what it asks for; as {@link #updates}
     */
    String change(Map<?, ?> requests, View.Rows rows) {
        Updates updates = new Updates();
        conditions(requests).forEach((table, where) -> {
            Where before = where(table);
            conditions.put(table, where);
            change(rows, table, before, where, updates);
        });
        return updates.toString();
    }

    private Where where(Table<?> table) {
        return conditions.getOrDefault(table, Where.ALL);
    }

    private static <R extends Row<R>> void addAll(List<RowChange<?>> all, View.Rows rows, Table<R> table) {
        rows.of(table).forEach(row -> all.add(new RowChange.Inserted<>(row)));
    }

    private <R extends Row<R>> void change(View.Rows rows, Table<R> table, Where before, Where after, Updates updates) {
        for (R row : rows.of(table)) {
            boolean comes = after.matches(row);
            if (before.matches(row) != comes) {
                write(comes ? new RowChange.Inserted<>(row) : new RowChange.Deleted<>(row), updates);
            }
        }
    }

    /** A row that no longer meets the condition is gone for the client, one that does now is new. */
    private <R extends Row<R>> void add(RowChange<R> change, Updates updates) {
        Where where = where(definition(change));
        Optional<R> before = change.before().filter(where::matches);
        Optional<R> after = change.after().filter(where::matches);
        if (before.isPresent() && after.isPresent()) {
            write(change, updates);
        } else {
            before.ifPresent(row -> write(new RowChange.Deleted<>(row), updates));
            after.ifPresent(row -> write(new RowChange.Inserted<>(row), updates));
        }
    }

    private static <R extends Row<R>> Table<R> definition(RowChange<R> change) {
        return change.before().or(change::after).orElseThrow().definition();
    }

    private <R extends Row<R>> void write(RowChange<R> change, Updates updates) {
        Table<R> table = definition(change);
        Set<String> wanted = columns.get(table);
        if (wanted != null) {
            updates.add(table.name(), change.ref().uuid(), cells(change, table, wanted));
        }
    }

    /** Rows by their tables. */
    private static final class Updates {
        private final Map<String, JsonText> byTable = new LinkedHashMap<>();

        /** @param cells empty when the client sees no difference */
        void add(String table, UUID row, String cells) {
            if (!cells.isEmpty()) {
                byTable.computeIfAbsent(table, _ -> new JsonText().raw("{"))
                        .member(row.toString())
                        .raw(cells);
            }
        }

        @Override
        public String toString() {
            JsonText text = new JsonText().raw("{");
            byTable.forEach(
                    (table, rows) -> text.member(table).raw(rows.toString()).raw("}"));
            return text.raw("}").toString();
        }
    }

    private static <R extends Row<R>> String cells(RowChange<R> change, Table<R> table, Set<String> wanted) {
        return switch (change) {
            case RowChange.Inserted<R>(R row) -> "{\"insert\":" + inserted(table, row, wanted) + "}";
            case RowChange.Deleted<R> _ -> "{\"delete\":null}";
            case RowChange.Modified<R>(R old, R row, var _) -> {
                String differences = differences(table, old, row, wanted);
                yield differences.equals("{}") ? "" : "{\"modify\":" + differences + "}";
            }
        };
    }

    /** Cells that hold their default are left out. */
    private static <R extends Row<R>> String inserted(Table<R> table, R row, Set<String> wanted) {
        R fresh = table.newRow().build(row.ref());
        JsonText text = new JsonText().raw("{");
        for (Column<R, ?> column : table.columns()) {
            if (wanted.contains(column.name()) && !column.get(row).equals(column.get(fresh))) {
                text.member(column.name()).cell(PlainCell.of(column, row));
            }
        }
        return text.raw("}").toString();
    }

    private static <R extends Row<R>> String differences(Table<R> table, R old, R row, Set<String> wanted) {
        JsonText text = new JsonText().raw("{");
        for (Column<R, ?> column : table.columns()) {
            if (wanted.contains(column.name()) && !column.get(old).equals(column.get(row))) {
                Object difference = difference(column, PlainCell.of(column, old), PlainCell.of(column, row));
                text.member(column.name()).cell(difference);
            }
        }
        return text.raw("}").toString();
    }

    /** Of sets and maps what makes the one the other, of anything else the new value (ovsdb-server(7) section 4.1.14). */
    private static Object difference(Column<?, ?> column, Object before, Object after) {
        return switch (column) {
            case SetColumn<?, ?> _ -> setDifference((List<?>) before, (List<?>) after);
            case MapColumn<?, ?, ?> _ -> mapDifference((Map<?, ?>) before, (Map<?, ?>) after);
            default -> after;
        };
    }

    private static List<Object> setDifference(List<?> before, List<?> after) {
        List<Object> difference = new ArrayList<>(before);
        difference.removeAll(after);
        after.stream().filter(element -> !before.contains(element)).forEach(difference::add);
        return difference;
    }

    private static Map<Object, Object> mapDifference(Map<?, ?> before, Map<?, ?> after) {
        Map<Object, Object> difference = new LinkedHashMap<>();
        before.forEach((key, value) -> {
            if (!after.containsKey(key)) {
                difference.put(key, value);
            }
        });
        after.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                difference.put(key, value);
            }
        });
        return difference;
    }
}
