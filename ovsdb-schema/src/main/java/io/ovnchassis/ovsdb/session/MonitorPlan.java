package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.SetColumn;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.HashMap;
import java.util.Map;

/**
 * Which columns of which tables are replicated: what the owner wants, or what of it the server has.
 *
 * @param database the database that the tables belong to
 * @param columns the columns of each replicated table; a table that is not a key is not replicated
 * @param limits how many elements the server lets a set have, where it has a limit; the newer of two schemas may let it
 *     have more
 */
public record MonitorPlan(Database database, Map<Table<?>, ColumnSet> columns, Map<Column<?, ?>, Long> limits) {
    public MonitorPlan {
        columns = Map.copyOf(columns);
        limits = Map.copyOf(limits);
    }

    /** A plan of an owner, who knows of no limits. */
    public MonitorPlan(Database database, Map<Table<?>, ColumnSet> columns) {
        this(database, columns, Map.of());
    }

    /** Every column of every table that the types know. */
    public static MonitorPlan all(Database database) {
        Map<Table<?>, ColumnSet> columns = new HashMap<>();
        database.tables().forEach(table -> columns.put(table, table.allColumns()));
        return new MonitorPlan(database, columns);
    }

    /** The same plan, less some columns of a table. */
    @SafeVarargs
    public final <R extends Row<R>> MonitorPlan without(Table<R> table, Column<R, ?>... unwanted) {
        Map<Table<?>, ColumnSet> fewer = new HashMap<>(columns);
        fewer.computeIfPresent(table, (key, wanted) -> wanted.minus(ColumnSet.of(unwanted)));
        return new MonitorPlan(database, fewer, limits);
    }

    /** How many elements the server lets {@code column} have. */
    public long limit(SetColumn<?, ?> column) {
        return limits.getOrDefault(column, Long.MAX_VALUE);
    }

    /** The replicated columns of a table; none when it is not replicated at all. */
    public ColumnSet columns(Table<?> table) {
        return columns.getOrDefault(table, ColumnSet.NONE);
    }

    /** Whether a column is replicated: of what the server has, whether there is any use in writing it. */
    public <R extends Row<R>> boolean has(Table<R> table, Column<R, ?> column) {
        return columns(table).contains(column);
    }
}
