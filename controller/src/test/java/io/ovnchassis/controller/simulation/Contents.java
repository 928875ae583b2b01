package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.FakeServer;
import io.ovnchassis.controller.PlainCell;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All rows of a database as lines of text, such that two databases that say the same have the same lines. */
final class Contents {
    /** What depends on when something happened. */
    private static final List<String> TIMES = List.of("ovn-installed-ts", "ovn-nb-cfg-ts", "ovn-startup-ts", "hwaddr");

    private static final String ZONE = "ct-zone-";

    private static final Pattern TUNNEL = Pattern.compile("^(ovn-hv2)-[0-9]$");

    private final Map<UUID, String> names = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private Contents() {}

    static List<String> of(Database database, FakeServer rows) {
        Contents contents = new Contents();
        database.tables().forEach(table -> contents.name(table, rows));
        database.tables().forEach(table -> contents.write(table, rows));
        contents.lines.sort(null);
        return contents.lines;
    }

    private <R extends Row<R>> void name(Table<R> table, FakeServer rows) {
        rows.rows(table).forEach(row -> names.put(row.ref().uuid(), name(table, row)));
    }

    /** By what people know a row. */
    private static <R extends Row<R>> String name(Table<R> table, R row) {
        return List.of("name", "logical_port", "ip").stream()
                .flatMap(column -> table.column(column).stream())
                .map(column -> PlainCell.of(column, row))
                .findFirst()
                .map(name -> table.name() + " "
                        + TUNNEL.matcher(String.valueOf(name)).replaceFirst("$1"))
                .orElseGet(table::name);
    }

    private <R extends Row<R>> void write(Table<R> table, FakeServer rows) {
        for (R row : rows.rows(table)) {
            R fresh = table.newRow().build(row.ref());
            String cells = table.columns().stream()
                    .filter(column -> !column.name().endsWith("timestamp"))
                    .filter(column -> !column.get(row).equals(column.get(fresh)))
                    .map(column -> cell(column, row))
                    .filter(cell -> !cell.endsWith("={}"))
                    .collect(Collectors.joining(", "));
            lines.add(table.name() + ": " + cells);
        }
    }

    private <R extends Row<R>> String cell(Column<R, ?> column, R row) {
        Object cell = PlainCell.of(column, row);
        return column.name()
                + "="
                + switch (cell) {
                    case List<?> set -> set.stream().map(this::atom).sorted().toList();
                    case Map<?, ?> map -> map(map);
                    default -> atom(cell);
                };
    }

    private Map<String, String> map(Map<?, ?> map) {
        Map<String, String> named = new TreeMap<>();
        Set<Object> zones = new HashSet<>();
        map.forEach((key, value) -> {
            if (atom(key).startsWith(ZONE)) {
                // Which one it is depends on who was there before; no two may have the same.
                named.put(atom(key), zones.add(value) ? "a zone" : "the zone of another");
            } else if (!TIMES.contains(atom(key))) {
                named.put(atom(key), atom(value));
            }
        });
        return named;
    }

    private String atom(Object atom) {
        if (atom instanceof UUID uuid) {
            return names.getOrDefault(uuid, "a row that is not there");
        }
        // The name of a tunnel that takes the place of another depends on whether the other one is gone by then.
        return TUNNEL.matcher(String.valueOf(atom)).replaceFirst("$1");
    }
}
