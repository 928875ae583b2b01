package io.ovnchassis.ovsdb.generator;

import java.util.List;
import java.util.OptionalLong;

/**
 * A table of a schema (RFC 7047 section 3.2, table-schema).
 *
 * @param name as {@code Port_Binding}
 * @param root whether a row lives without a reference to it
 * @param maxRows the greatest number of rows; empty when there is no limit
 * @param indexes the column sets whose values are unique
 * @param columns in the order of the file
 */
record TableSchema(
        String name, boolean root, OptionalLong maxRows, List<List<String>> indexes, List<ColumnSchema> columns) {
    TableSchema {
        indexes = List.copyOf(indexes);
        columns = List.copyOf(columns);
    }

    TableSchema asRoot() {
        return new TableSchema(name, true, maxRows, indexes, columns);
    }
}
