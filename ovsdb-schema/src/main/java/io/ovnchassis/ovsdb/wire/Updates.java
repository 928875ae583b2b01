package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decodes what a monitor reports: {@code <table-updates>} (RFC 7047 section 4.1.6) and {@code <table-updates2>}
 * (ovsdb-server(7) section 4.1.14). Tables that were not asked for are passed over.
 */
public final class Updates {
    private final Map<String, MonitoredTable<?>> tables = new HashMap<>();

    /**
     * Adds a table.
     *
     * @param columns the columns that were asked for
     * @param several those of them that hold several elements in the server's schema: only of those does a
     *     {@code <row-update2>} carry the difference, and of others the new value
     */
    public <R extends Row<R>> void monitor(Table<R> table, ColumnSet columns, ColumnSet several) {
        tables.put(table.name(), new MonitoredTable<>(table, columns, several));
    }

    /** The names of the monitored columns, by the names of their tables. */
    public Map<String, List<String>> names() {
        Map<String, List<String>> names = new HashMap<>();
        tables.forEach((name, table) -> names.put(name, table.columnNames()));
        return names;
    }

    /**
     * Reads the update at the cursor.
     *
     * @param method what the monitor was set with
     * @param kind what it is an answer to
     */
    public DatabaseUpdate read(Cursor in, MonitorMethod method, DatabaseUpdate.Kind kind) {
        List<TableUpdate<?>> updates = new ArrayList<>();
        in.beginObject();
        while (in.nextMember()) {
            MonitoredTable<?> table = tables.get(in.name());
            if (table == null) {
                in.skip();
            } else {
                updates.add(table.read(in, method));
            }
        }
        return new DatabaseUpdate(kind, updates);
    }
}
