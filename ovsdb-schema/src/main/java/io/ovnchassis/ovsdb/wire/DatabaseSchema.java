package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code <database-schema>} as a server has it (RFC 7047 section 3.2): as much of it as it takes to know what can be
 * asked for.
 *
 * @param version as {@code "20.27.0"}; empty when the server does not say
 * @param tables the columns of each table, by name
 */
public record DatabaseSchema(String version, Map<String, Map<String, ColumnType>> tables) {
    public DatabaseSchema {
        tables = Map.copyOf(tables);
    }

    /** Reads the schema at the cursor. */
    public static DatabaseSchema read(Cursor in) {
        String version = "";
        Optional<Map<String, Map<String, ColumnType>>> tables = Optional.empty();
        in.beginObject();
        while (in.nextMember()) {
            switch (in.name()) {
                case "version" -> version = in.string();
                case "tables" -> tables = Optional.of(tables(in));
                default -> in.skip();
            }
        }
        return new DatabaseSchema(
                version, tables.orElseThrow(() -> new MalformedValueException("a schema has no \"tables\"")));
    }

    private static Map<String, Map<String, ColumnType>> tables(Cursor in) {
        Map<String, Map<String, ColumnType>> tables = new HashMap<>();
        in.beginObject();
        while (in.nextMember()) {
            String table = in.name();
            in.beginObject();
            while (in.nextMember()) {
                if (in.name().equals("columns")) {
                    tables.put(table, columns(in));
                } else {
                    in.skip();
                }
            }
        }
        return tables;
    }

    private static Map<String, ColumnType> columns(Cursor in) {
        Map<String, ColumnType> columns = new HashMap<>();
        in.beginObject();
        while (in.nextMember()) {
            String column = in.name();
            in.beginObject();
            while (in.nextMember()) {
                if (in.name().equals("type")) {
                    columns.put(column, ColumnType.read(in));
                } else {
                    in.skip();
                }
            }
        }
        return columns;
    }
}
