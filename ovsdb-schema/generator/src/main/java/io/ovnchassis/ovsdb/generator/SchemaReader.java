package io.ovnchassis.ovsdb.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        DatabaseSchema schema = new DatabaseSchema(name, version, tables);
        checkReferences(schema);
        return schema;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new MalformedSchemaException("this is not JSON: " + e.getMessage(), e);
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
        return new TableSchema(name, table.flag("isRoot", false), indexes(table, columns), columns);
    }

    private static ColumnSchema column(String name, SchemaObject column) {
        column.allow(COLUMN_MEMBERS);
        return new ColumnSchema(
                name,
                TypeReader.type(column.where(), column.required("type")),
                column.flag("mutable", true),
                column.flag("ephemeral", false));
    }

    private static List<List<String>> indexes(SchemaObject table, List<ColumnSchema> columns) {
        Set<String> names = columns.stream().map(ColumnSchema::name).collect(Collectors.toSet());
        List<List<String>> indexes = new ArrayList<>();
        for (JsonNode index : table.member("indexes").map(List::of).orElse(List.of()).stream()
                .flatMap(JsonNode::valueStream)
                .toList()) {
            List<String> key = index.valueStream().map(JsonNode::asText).toList();
            if (key.isEmpty() || !names.containsAll(key)) {
                throw table.wrong("indexes", "must be a list of lists of columns of the table");
            }
            indexes.add(key);
        }
        return indexes;
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
