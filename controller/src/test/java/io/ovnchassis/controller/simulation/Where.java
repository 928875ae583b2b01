package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.PlainCell;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A condition of a monitor: a row that meets one of its clauses is told of (ovsdb-server(7) section 4.1.12). */
final class Where {
    /** Of a table that nothing was said about every row is told of. */
    static final Where ALL = new Where(List.of(true));

    private final List<?> clauses;

    /** @param clauses as Jackson reads them */
    Where(List<?> clauses) {
        this.clauses = clauses;
    }

    <R extends Row<R>> boolean matches(R row) {
        return clauses.isEmpty() || clauses.stream().anyMatch(clause -> matches(clause, row));
    }

    private static <R extends Row<R>> boolean matches(Object clause, R row) {
        if (clause instanceof Boolean constant) {
            return constant;
        }
        List<?> parts = (List<?>) clause;
        Column<R, ?> column = column(row.definition(), (String) parts.getFirst());
        Set<?> cell = elements(PlainCell.of(column, row));
        Set<?> value = elements(PlainCell.ofJson(parts.get(2)));
        return switch ((String) parts.get(1)) {
            case "==" -> cell.equals(value);
            case "!=" -> !cell.equals(value);
            case "includes" -> cell.containsAll(value);
            case "excludes" -> Collections.disjoint(cell, value);
            default -> throw new AssertionError("the daemon compares in a way that nobody knows: " + clause);
        };
    }

    /** A server would end the monitor of whoever asks for a column that it does not have. */
    private static <R extends Row<R>> Column<R, ?> column(Table<R> table, String name) {
        return table.column(name)
                .orElseThrow(() -> new AssertionError("the daemon has a condition on " + table + "." + name));
    }

    private static Set<?> elements(Object cell) {
        return switch (cell) {
            case List<?> set -> Set.copyOf(set);
            case Map<?, ?> map -> map.entrySet();
            default -> Set.of(cell);
        };
    }
}
