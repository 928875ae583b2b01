package io.ovnchassis.ovsdb.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A table of a schema as the generator saw it.
 *
 * @param <R> the type of its rows
 */
public final class Table<R extends Row<R>> {
    private final String name;
    private final List<Column<R, ?>> columns;
    private final Map<String, Column<R, ?>> byName;
    private final Supplier<? extends RowBuilder<R>> builder;

    public Table(String name, List<Column<R, ?>> columns, Supplier<? extends RowBuilder<R>> builder) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.byName = HashMap.newHashMap(columns.size());
        columns.forEach(column -> byName.put(column.name(), column));
        this.builder = builder;
    }

    /** The table's name in the schema, as {@code Port_Binding}. */
    public String name() {
        return name;
    }

    /** All columns, by position. */
    public List<Column<R, ?>> columns() {
        return columns;
    }

    public ColumnSet allColumns() {
        return ColumnSet.first(columns.size());
    }

    public Optional<Column<R, ?>> column(String columnName) {
        return Optional.ofNullable(byName.get(columnName));
    }

    /** A row in the making, every cell at its default. */
    public RowBuilder<R> newRow() {
        return builder.get();
    }

    /** The columns in which two rows differ; their identities are not looked at. */
    public ColumnSet differences(R one, R other) {
        return one.differences(other);
    }

    @Override
    public String toString() {
        return name;
    }
}
