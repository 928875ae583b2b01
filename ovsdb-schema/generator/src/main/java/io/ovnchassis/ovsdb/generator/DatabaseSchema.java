package io.ovnchassis.ovsdb.generator;

import java.util.List;

/**
 * A database schema (RFC 7047 section 3.2, database-schema).
 *
 * @param name as {@code OVN_Southbound}
 * @param version as {@code 21.11.0}
 * @param tables in the order of the file
 */
record DatabaseSchema(String name, String version, List<TableSchema> tables) {
    DatabaseSchema {
        tables = List.copyOf(tables);
    }
}
