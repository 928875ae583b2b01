package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.MapColumn;
import io.ovnchassis.ovsdb.schema.OptionalColumn;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.ScalarColumn;
import io.ovnchassis.ovsdb.schema.SetColumn;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.wire.ColumnType;
import io.ovnchassis.ovsdb.wire.DatabaseSchema;
import io.ovnchassis.ovsdb.wire.Quotation;
import io.ovnchassis.ovsdb.wire.Updates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the owner wants and the server has: the tables and columns that can be monitored, whichever of the two schemas
 * is the newer one.
 */
final class Agreement {
    private final MonitorPlan wanted;
    private final DatabaseSchema schema;
    private final Map<Table<?>, ColumnSet> columns = new HashMap<>();
    private final Map<Column<?, ?>, Long> limits = new HashMap<>();
    private final Updates updates = new Updates();
    private final List<String> missing = new ArrayList<>();
    private final List<String> incompatible = new ArrayList<>();

    private Agreement(MonitorPlan wanted, DatabaseSchema schema) {
        this.wanted = wanted;
        this.schema = schema;
    }

    static Agreement between(MonitorPlan wanted, DatabaseSchema schema) {
        Agreement agreement = new Agreement(wanted, schema);
        wanted.columns().keySet().stream()
                .sorted(Comparator.comparing(Table::name))
                .forEach(agreement::consider);
        return agreement;
    }

    MonitorPlan monitored() {
        return new MonitorPlan(wanted.database(), columns, limits);
    }

    Updates updates() {
        return updates;
    }

    /** What of the wanted is left out, as one line for the log; empty when nothing is. */
    String omissions() {
        List<String> parts = new ArrayList<>();
        if (!missing.isEmpty()) {
            parts.add("lacks " + String.join(", ", missing));
        }
        if (!incompatible.isEmpty()) {
            parts.add("has another type for " + String.join(", ", incompatible));
        }
        return parts.isEmpty()
                ? ""
                : wanted.database().name() + " database of version " + Quotation.of(schema.version()) + " "
                        + String.join(" and ", parts) + " (database needs upgrade?)";
    }

    private <R extends Row<R>> void consider(Table<R> table) {
        Map<String, ColumnType> theirs = schema.tables().get(table.name());
        if (theirs == null) {
            missing.add("table " + table.name());
            return;
        }
        ColumnSet common = ColumnSet.NONE;
        ColumnSet several = ColumnSet.NONE;
        for (Column<R, ?> column : table.columns()) {
            Optional<ColumnType> type = wanted.columns(table).contains(column)
                    ? agreed(column, table.name() + "." + column.name(), theirs)
                    : Optional.empty();
            if (type.isPresent()) {
                common = common.with(column.position());
                if (column instanceof SetColumn<?, ?> && type.get().max() < Long.MAX_VALUE) {
                    limits.put(column, type.get().max());
                }
                several = type.get().max() > 1 ? several.with(column.position()) : several;
            }
        }
        columns.put(table, common);
        updates.monitor(table, common, several);
    }

    /** The server's type of a column that both sides can use. */
    private Optional<ColumnType> agreed(Column<?, ?> column, String name, Map<String, ColumnType> theirs) {
        ColumnType type = theirs.get(column.name());
        if (type == null) {
            missing.add(name);
            return Optional.empty();
        }
        if (!canHold(column, type)) {
            incompatible.add(name);
            return Optional.empty();
        }
        return Optional.of(type);
    }

    /** Whether a cell of ours can hold whatever the server's column may contain. */
    private static boolean canHold(Column<?, ?> ours, ColumnType theirs) {
        boolean sameKey = ours.keyType().wireType().equals(theirs.key());
        boolean isMap = theirs.value().isPresent();
        return sameKey
                && switch (ours) {
                    case ScalarColumn<?, ?> scalar -> !isMap && theirs.min() == 1 && theirs.max() == 1;
                    case OptionalColumn<?, ?> optional -> !isMap && theirs.max() == 1;
                    case SetColumn<?, ?> set -> !isMap;
                    case MapColumn<?, ?, ?> map ->
                        theirs.value().equals(Optional.of(map.valueType().wireType()));
                };
    }
}
