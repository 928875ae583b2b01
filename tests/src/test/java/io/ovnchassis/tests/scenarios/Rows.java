package io.ovnchassis.tests.scenarios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of one database, as {@code ovsdb-client -f json dump} prints them: one table a line. */
final class Rows {
    /** Tables whose rows have a name, and how it is made; a row of any other is named by what is in it. */
    private static final Map<String, Function<Row, String>> NAMES = Map.of(
            "Chassis", row -> row.text("name"),
            "Chassis_Private", row -> row.text("name"),
            "Encap", row -> row.text("chassis_name") + " " + row.text("type") + " " + row.text("ip"),
            "Port_Binding", row -> row.text("logical_port"),
            "Open_vSwitch", _ -> ".",
            "Bridge", row -> row.text("name"),
            "Port", row -> row.text("name"),
            "Interface", row -> row.text("name"),
            "Mirror", row -> row.text("name"));

    private final Map<String, List<Row>> byTable = new HashMap<>();
    private final Map<String, Row> byUuid = new HashMap<>();
    private final Tunnels tunnels = new Tunnels();

    /** One row of a table. */
    record Row(String table, Map<String, Json> cells) {
        Json cell(String column) {
            Json cell = cells.get(column);
            return cell == null ? new Json.Array(List.of(new Json.Text("set"), new Json.Array(List.of()))) : cell;
        }

        String text(String column) {
            return cell(column).text();
        }

        /** A map's value, or empty text. */
        String value(String column, String key) {
            return entries(cell(column)).getOrDefault(key, "");
        }
    }

    private Rows() {}

    static Rows parse(String printed) {
        Rows rows = new Rows();
        printed.lines().filter(line -> !line.isBlank()).map(JsonText::parse).forEach(rows::addTable);
        rows.of("Interface").stream()
                .sorted(Comparator.comparing(row -> row.value("options", "local_ip")))
                .forEach(rows.tunnels::add);
        return rows;
    }

    private void addTable(Json table) {
        String name = table.member("caption").text().replace(" table", "");
        List<Json> headings = table.member("headings").elements();
        for (Json values : table.member("data").elements()) {
            Map<String, Json> cells = new LinkedHashMap<>();
            for (int i = 0; i < headings.size(); i++) {
                cells.put(headings.get(i).text(), values.elements().get(i));
            }
            Row row = new Row(name, cells);
            byTable.computeIfAbsent(name, _ -> new ArrayList<>()).add(row);
            byUuid.put(row.cell("_uuid").elements().getLast().text(), row);
        }
    }

    List<Row> of(String table) {
        return byTable.getOrDefault(table, List.of());
    }

    /** The names of the logical datapaths, by their uuids. */
    Map<String, String> datapathNames() {
        Map<String, String> names = new HashMap<>();
        for (Row row : of("Datapath_Binding")) {
            names.put(row.cell("_uuid").elements().getLast().text(), row.value("external_ids", "name"));
        }
        return names;
    }

    /** Puts one cell of a row into {@code cells}, a line for each key of a map. An empty cell is none. */
    void put(Row row, String column, SortedMap<String, String> cells) {
        String name = row.table() + "[" + name(row) + "]." + column;
        Json cell = row.cell(column);
        if (isTagged(cell, "map") && !isTagged(firstValue(cell), "uuid")) {
            entries(cell).forEach((key, value) -> cells.put(name + ":" + key, Placeholders.of(column, key, value)));
        } else {
            String value = value(cell);
            if (!value.isEmpty()) {
                cells.put(name, Placeholders.of(column, "", value));
            }
        }
    }

    private String name(Row row) {
        Function<Row, String> name = NAMES.get(row.table());
        return name == null ? contents(row) : tunnels.lasting(name.apply(row));
    }

    private String contents(Row row) {
        return row.cells().entrySet().stream()
                .filter(cell -> !cell.getKey().equals("_uuid"))
                .map(cell -> cell.getKey() + "=" + value(cell.getValue()))
                .filter(text -> !text.endsWith("="))
                .sorted()
                .collect(Collectors.joining(" ", "{", "}"));
    }

    /** A cell on one line; equal content gives equal text, in whatever order the server keeps it. */
    private String value(Json cell) {
        if (!(cell instanceof Json.Array)) {
            return cell.text();
        }
        List<Json> elements = cell.elements();
        return switch (elements.getFirst().text()) {
            case "uuid" -> reference(elements.getLast().text());
            case "set" ->
                elements.getLast().elements().stream().map(this::value).sorted().collect(Collectors.joining(", "));
            default ->
                elements.getLast().elements().stream()
                        .map(pair -> value(pair.elements().getFirst()) + "="
                                + value(pair.elements().getLast()))
                        .sorted()
                        .collect(Collectors.joining(", "));
        };
    }

    private String reference(String uuid) {
        Row row = byUuid.get(uuid);
        return row == null ? uuid : name(row);
    }

    /** The value of a map's first entry; of an empty map, the map. */
    private static Json firstValue(Json map) {
        List<Json> pairs = map.elements().getLast().elements();
        return pairs.isEmpty() ? map : pairs.getFirst().elements().getLast();
    }

    private static boolean isTagged(Json cell, String tag) {
        return cell instanceof Json.Array && cell.elements().getFirst().text().equals(tag);
    }

    /** The entries of a map of texts; none for anything else. */
    private static SortedMap<String, String> entries(Json cell) {
        SortedMap<String, String> entries = new TreeMap<>();
        if (isTagged(cell, "map")) {
            for (Json pair : cell.elements().getLast().elements()) {
                entries.put(
                        pair.elements().getFirst().text(),
                        pair.elements().getLast().text());
            }
        }
        return entries;
    }
}
