package io.ovnchassis.ovsdb.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the text of an {@code .ovsschema} file (RFC 7047 section 3.2) down to its columns. */
final class SchemaReader {
    private static final Set<String> DATABASE_MEMBERS = Set.of("name", "version", "cksum", "tables");
    private static final Set<String> TABLE_MEMBERS = Set.of("columns", "maxRows", "isRoot", "indexes");
    private static final Set<String> COLUMN_MEMBERS = Set.of("type", "ephemeral", "mutable");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SchemaReader() {}

    static DatabaseSchema read(String text) {
        SchemaObject database = new SchemaObject("the schema", parse(text)).allow(DATABASE_MEMBERS);
        String version = database.text("version");
        if (!version.matches("[0-9]+\\.[0-9]+\\.[0-9]+")) {
            throw database.wrong("version", "must be three numbers with dots between them");
        }
        String name = database.text("name");
        if (!name.matches("[a-zA-Z][a-zA-Z0-9_]*")) {
            throw database.wrong("name", "must be a name");
        }
        List<TableSchema> tables = new ArrayList<>();
        for (Map.Entry<String, JsonNode> table : database.named("tables", "table")) {
            tables.add(table(table.getKey(), new SchemaObject("table " + table.getKey(), table.getValue())));
        }
        DatabaseSchema schema = new DatabaseSchema(name, version, rooted(tables));
        checkReferences(schema);
        return schema;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new MalformedSchemaException("it cannot be read as JSON: " + e.getMessage(), e);
        }
    }

    private static TableSchema table(String name, SchemaObject table) {
        table.allow(TABLE_MEMBERS);
        List<ColumnSchema> columns = new ArrayList<>();
        for (Map.Entry<String, JsonNode> column : table.named("columns", "column")) {
            columns.add(column(
                    column.getKey(),
                    new SchemaObject(table.where() + ", column " + column.getKey(), column.getValue())));
        }
        if (columns.size() > Long.SIZE) {
            throw new MalformedSchemaException(table.where() + ": " + columns.size() + " columns, and a set of columns"
                    + " is kept in the 64 bits of a long");
        }
        return new TableSchema(name, table.flag("isRoot", false), maxRows(table), indexes(table, columns), columns);
    }

    private static ColumnSchema column(String name, SchemaObject column) {
        column.allow(COLUMN_MEMBERS);
        return new ColumnSchema(
                name,
                TypeReader.type(column.where(), column.required("type")),
                column.flag("mutable", true),
                column.flag("ephemeral", false));
    }

    private static OptionalLong maxRows(SchemaObject table) {
        Optional<JsonNode> rows = table.member("maxRows");
        if (rows.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!rows.get().canConvertToLong()
                || !rows.get().isIntegralNumber()
                || rows.get().longValue() < 1) {
            throw table.wrong("maxRows", "must be 1 or more");
        }
        return OptionalLong.of(rows.get().longValue());
    }

    private static List<List<String>> indexes(SchemaObject table, List<ColumnSchema> columns) {
        Set<String> names = columns.stream().map(ColumnSchema::name).collect(Collectors.toSet());
        JsonNode json = table.member("indexes").orElse(JsonNodeFactory.instance.arrayNode());
        if (!json.isArray()) {
            throw table.wrong("indexes", "must be a list");
        }
        List<List<String>> indexes = new ArrayList<>();
        for (JsonNode index : json) {
            List<String> key = index.valueStream().map(JsonNode::asText).toList();
            if (!index.isArray() || key.isEmpty() || !names.containsAll(key)) {
                throw table.wrong("indexes", "must be a list of lists of columns of the table");
            }
            indexes.add(key);
        }
        return indexes;
    }

    /** A schema without any root is older than the notion: all its tables are (RFC 7047 section 3.2, "isRoot"). */
    private static List<TableSchema> rooted(List<TableSchema> tables) {
        return tables.stream().anyMatch(TableSchema::root)
                ? tables
                : tables.stream().map(TableSchema::asRoot).toList();
    }

    private static void checkReferences(DatabaseSchema schema) {
        Set<String> names = schema.tables().stream().map(TableSchema::name).collect(Collectors.toSet());
        for (TableSchema table : schema.tables()) {
            for (ColumnSchema column : table.columns()) {
                column.type()
                        .baseTypes()
                        .flatMap(type -> type.reference().stream())
                        .filter(reference -> !names.contains(reference.table()))
                        .forEach(reference -> {
                            throw new MalformedSchemaException("table " + table.name() + ", column " + column.name()
                                    + ": \"refTable\" must be a table of the schema, found " + reference.table());
                        });
            }
        }
    }
}
