package io.ovnchassis.ovsdb.generator;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.OptionalLong;

/**
 * The Javadoc of generated code.
 *
 * @param schema the database
 * @param manPage the man page that explains its columns, as {@code ovn-sb(5)}
 */
record Docs(DatabaseSchema schema, String manPage) {
    CodeBlock database() {
        return CodeBlock.of(
                "The database {@code $L}, schema version $L; see $L.", schema.name(), schema.version(), manPage);
    }

    CodeBlock tables() {
        return CodeBlock.of(
                "The tables of {@code $L} $L, generated from its schema: one class of immutable rows for each.",
                schema.name(),
                schema.version());
    }

    CodeBlock row(TableSchema table) {
        return CodeBlock.builder()
                .add("A row of table {@code $L} of {@code $L} $L", table.name(), schema.name(), schema.version())
                .add("; see $L, \"$L TABLE\".\n\n<p>", manPage, table.name())
                .add(
                        table.root()
                                ? "The table is a root: a row stays until it is deleted."
                                : "The table is no root: the server deletes a row that nothing refers to.")
                .add(limit(table.maxRows()))
                .add(unique(table.indexes()))
                .build();
    }

    private static CodeBlock limit(OptionalLong maxRows) {
        return maxRows.isEmpty() ? CodeBlock.of("") : CodeBlock.of(" Rows: at most $L.", maxRows.getAsLong());
    }

    private static CodeBlock unique(List<List<String>> indexes) {
        if (indexes.isEmpty()) {
            return CodeBlock.of("");
        }
        List<String> keys = indexes.stream()
                .map(key -> "{@code (" + String.join(", ", key) + ")}")
                .toList();
        return CodeBlock.of(" Unique: $L.", String.join(", ", keys));
    }

    CodeBlock constant(ColumnSchema column) {
        return CodeBlock.of("{@code $L}: $L.", column.name(), text(column));
    }

    CodeBlock getter(TableSchema table, ColumnSchema column) {
        return CodeBlock.of(
                "{@code $L}: $L. See $L, $L, $L.", column.name(), text(column), manPage, table.name(), column.name());
    }

    CodeBlock setter(ColumnSchema column) {
        return CodeBlock.of("Sets {@code $L}: $L.", column.name(), text(column));
    }

    CodeBlock enumeration(ColumnSchema column) {
        return CodeBlock.of("The values of {@code $L}.", column.name());
    }

    private static String text(ColumnSchema column) {
        return escape(column.type().describe())
                + (column.mutable() ? "" : ", set on insertion only")
                + (column.ephemeral() ? ", not kept when the server restarts" : "");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;");
    }
}
