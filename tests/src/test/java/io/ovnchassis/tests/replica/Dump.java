package io.ovnchassis.tests.replica;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.ovnchassis.controller.sandbox.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the stock {@code ovsdb-client dump} says about a table.
 *
 * @param rows the cells of each row by column, as {@link PlainText} has them, by the row's uuid
 */
record Dump(Map<UUID, Map<String, String>> rows) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    static Dump of(String remote, String database, String table) {
        String json = new Tool("ovsdb-client", Map.of()).run("--format=json", "dump", remote, database, table);
        try (JsonParser parser = JSON.createParser(json)) {
            return new Dump(rows(parser));
        } catch (IOException e) {
            throw new UncheckedIOException("ovsdb-client dump of " + table, e);
        }
    }

    private static Map<UUID, Map<String, String>> rows(JsonParser json) throws IOException {
        List<List<String>> data = new ArrayList<>();
        List<String> headings = new ArrayList<>();
        json.nextToken();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "data" -> eachElement(json, () -> data.add(row(json)));
                case "headings" -> eachElement(json, () -> headings.add(json.getText()));
                default -> json.skipChildren();
            }
        }
        Map<UUID, Map<String, String>> rows = new HashMap<>();
        for (List<String> values : data) {
            Map<String, String> cells = new TreeMap<>();
            for (int i = 0; i < values.size(); i++) {
                cells.put(headings.get(i), values.get(i));
            }
            rows.put(UUID.fromString(cells.get("_uuid")), cells);
        }
        return rows;
    }

    private static List<String> row(JsonParser json) throws IOException {
        List<String> values = new ArrayList<>();
        eachElement(json, () -> values.add(value(json)));
        return values;
    }

    private static String value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_ARRAY -> tagged(json);
            case VALUE_STRING -> PlainText.WRITER.string(json.getText());
            case VALUE_NUMBER_FLOAT -> PlainText.WRITER.real(json.getDoubleValue());
            default -> json.getText();
        };
    }

    private static String tagged(JsonParser json) throws IOException {
        String tag = json.nextTextValue();
        json.nextToken();
        String value = switch (tag) {
            case "set" -> set(json);
            case "map" -> map(json);
            default -> json.getText();
        };
        json.nextToken();
        return value;
    }

    private static String set(JsonParser json) throws IOException {
        List<String> elements = new ArrayList<>();
        eachElement(json, () -> elements.add(value(json)));
        return PlainText.WRITER.set(elements);
    }

    private static String map(JsonParser json) throws IOException {
        Map<String, String> pairs = new TreeMap<>();
        eachElement(json, () -> {
            json.nextToken();
            String key = value(json);
            json.nextToken();
            pairs.put(key, value(json));
            json.nextToken();
        });
        return PlainText.WRITER.map(pairs);
    }

    /** Goes from the beginning of an array to its end. */
    private static void eachElement(JsonParser json, ElementReader reader) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            reader.read();
        }
    }

    private interface ElementReader {
        void read() throws IOException;
    }
}
