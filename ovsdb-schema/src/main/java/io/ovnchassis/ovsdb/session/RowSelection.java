package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Which rows of which tables are replicated: those that meet at least one clause of their table.
 *
 * @param clauses by table: no clause selects no row; of a table that is no key, every row is selected
 */
public record RowSelection(Map<Table<?>, Set<? extends Clause<?>>> clauses) {
    /** Everything. */
    public static final RowSelection ALL = new RowSelection(Map.of());

    public RowSelection {
        Map<Table<?>, Set<? extends Clause<?>>> copy = new HashMap<>();
        clauses.forEach((table, some) -> copy.put(table, Set.copyOf(some)));
        clauses = Map.copyOf(copy);
    }

    /** The same, but of {@code table} only the rows that meet one of {@code some}. */
    public <R extends Row<R>> RowSelection with(Table<R> table, Set<Clause<R>> some) {
        Map<Table<?>, Set<? extends Clause<?>>> more = new HashMap<>(clauses);
        more.put(table, some);
        return new RowSelection(more);
    }

    /**
     * The conditions as JSON, by the names of the tables that have one. A clause on a column that the server lacks is
     * left out: there it would be an error, and no row could meet it.
     */
    Map<String, String> where(MonitorPlan monitored) {
        return where((table, some) -> true, monitored);
    }

    /** As {@link #where(MonitorPlan)}, but only what a server is to be told that goes by {@code before}. */
    Map<String, String> changesSince(RowSelection before, MonitorPlan monitored) {
        Map<String, String> changes = where((table, some) -> !some.equals(before.clauses.get(table)), monitored);
        before.clauses.keySet().stream()
                .filter(table ->
                        !clauses.containsKey(table) && monitored.columns().containsKey(table))
                .forEach(table -> changes.put(table.name(), "[true]"));
        return changes;
    }

    private Map<String, String> where(BiPredicate<Table<?>, Set<? extends Clause<?>>> wanted, MonitorPlan monitored) {
        Map<String, String> where = new HashMap<>();
        clauses.forEach((table, some) -> {
            if (monitored.columns().containsKey(table) && wanted.test(table, some)) {
                where.put(table.name(), condition(table, some, monitored));
            }
        });
        return where;
    }

    /** An empty condition would select everything, which is why there is {@code false} (ovsdb-server(7)). */
    private static String condition(Table<?> table, Set<? extends Clause<?>> some, MonitorPlan monitored) {
        String json = some.stream()
                .filter(clause -> has(monitored, table, clause.column()))
                .map(Clause::json)
                .sorted()
                .collect(Collectors.joining(","));
        return json.isEmpty() ? "[false]" : "[" + json + "]";
    }

    private static boolean has(MonitorPlan monitored, Table<?> table, Column<?, ?> column) {
        return monitored.columns(table).contains(column.position());
    }
}
