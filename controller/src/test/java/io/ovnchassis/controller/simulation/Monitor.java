package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.FakeServer;
import io.ovnchassis.controller.PlainCell;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.schema.MapColumn;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.SetColumn;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one client asked to be told of: the columns of some tables, in the words of {@code <table-updates2>}. Conditions are
 * met by sending all rows.
 */
final class Monitor {
    private final Map<Table<?>, Set<String>> columns = new LinkedHashMap<>();

    /** @param requests the {@code <monitor-cond-requests>}, as Jackson reads them */
    Monitor(Database database, Map<?, ?> requests) {
        for (Table<?> table : database.tables()) {
            if (requests.get(table.name()) instanceof List<?> list) {
                columns.put(table, wanted((Map<?, ?>) list.getFirst()));
            }
        }
    }

    private static Set<String> wanted(Map<?, ?> request) {
        if (!(request.get("columns") instanceof List<?> names)) {
            throw new IllegalArgumentException("a request names no columns: " + request);
        }
        return names.stream().map(String.class::cast).collect(Collectors.toSet());
    }

    /** The whole contents. */
    String contents(FakeServer rows) {
        List<RowChange<?>> all = new ArrayList<>();
        columns.keySet().forEach(table -> addAll(all, rows, table));
        return updates(all);
    }

    private static <R extends Row<R>> void addAll(List<RowChange<?>> all, FakeServer rows, Table<R> table) {
        rows.rows(table).forEach(row -> all.add(new RowChange.Inserted<>(row)));
    }

    /** What changed, as {@code <table-updates2>}; {@code {}} when nothing did that this client sees. */
    String updates(List<RowChange<?>> changes) {
        Map<String, JsonText> byTable = new LinkedHashMap<>();
        changes.forEach(change -> add(change, byTable));
        JsonText text = new JsonText().raw("{");
        byTable.forEach((table, rows) -> text.member(table).raw(rows.toString()).raw("}"));
        return text.raw("}").toString();
    }

    private <R extends Row<R>> void add(RowChange<R> change, Map<String, JsonText> byTable) {
        Table<R> table = change.before().or(change::after).orElseThrow().definition();
        Set<String> wanted = columns.get(table);
        if (wanted == null) {
            return;
        }
        String cells = cells(change, table, wanted);
        if (!cells.isEmpty()) {
            byTable.computeIfAbsent(table.name(), _ -> new JsonText().raw("{"))
                    .member(change.ref().uuid().toString())
                    .raw(cells);
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
