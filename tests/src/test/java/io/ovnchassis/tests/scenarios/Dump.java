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
        String central = printed(southbound, SOUTHBOUND);
        dump(central, Written.SOUTHBOUND, cells);
        dump(withNames(printed(local, LOCAL), Rows.parse(central).datapathNames()), Written.LOCAL, cells);
        return new Dump(cells);
    }

    private static String printed(OvsdbServer server, String database) {
        return new Tool("ovsdb-client", Map.of()).run("-f", "json", "dump", server.remote(), database);
    }

    /** Keys of 23.03 have a datapath's uuid where those of later releases have its name. */
    private static String withNames(String printed, Map<String, String> namesByUuid) {
        String named = printed;
        for (Map.Entry<String, String> name : namesByUuid.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named;
    }

    private static void dump(String printed, Map<String, Written> tables, SortedMap<String, String> cells) {
        Rows rows = Rows.parse(printed);
        tables.forEach((table, written) ->
                rows.of(table).forEach(row -> written.columns().forEach(column -> rows.put(row, column, cells))));
    }
}
