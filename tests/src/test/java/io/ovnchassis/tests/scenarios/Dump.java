package io.ovnchassis.tests.scenarios;

import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.controller.sandbox.Tool;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a chassis controller may have written, cell by cell: {@code Table[row].column}, or {@code
 * Table[row].column:key} of a map. Rows have names in place of their uuids, and what is another at each run, such as a
 * time, a placeholder.
 */
record Dump(SortedMap<String, String> cells) {
    private static final String SOUTHBOUND = "OVN_Southbound";
    private static final String LOCAL = "Open_vSwitch";

    static Dump of(OvsdbServer southbound, OvsdbServer local) {
        SortedMap<String, String> cells = new TreeMap<>();
        dump(southbound, SOUTHBOUND, Written.SOUTHBOUND, cells);
        dump(local, LOCAL, Written.LOCAL, cells);
        return new Dump(cells);
    }

    private static void dump(
            OvsdbServer server, String database, Map<String, Written> tables, SortedMap<String, String> cells) {
        String printed = new Tool("ovsdb-client", Map.of()).run("-f", "json", "dump", server.remote(), database);
        Rows rows = Rows.parse(printed);
        tables.forEach((table, written) ->
                rows.of(table).forEach(row -> written.columns().forEach(column -> rows.put(row, column, cells))));
    }
}
