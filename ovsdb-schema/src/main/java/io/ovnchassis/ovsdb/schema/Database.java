package io.ovnchassis.ovsdb.schema;

import java.util.List;
import java.util.Optional;

/**
 * A database schema as the generator saw it.
 *
 * @param name the database's name, as {@code OVN_Southbound}
 * @param version the version of the schema that the types were generated from
 * @param tables all tables
 */
public record Database(String name, String version, List<Table<?>> tables) {
    public Database {
        tables = List.copyOf(tables);
    }

    public Optional<Table<?>> table(String tableName) {
        return tables.stream().filter(table -> table.name().equals(tableName)).findFirst();
    }
}
