package io.ovnchassis.ovsdb.generator;

/**
 * A column of a table (RFC 7047 section 3.2, column-schema).
 *
 * @param name as {@code logical_port}
 * @param type what a cell holds
 * @param mutable whether a cell may change once its row is there
 * @param ephemeral whether the server forgets the cell when it stops
 */
record ColumnSchema(String name, ColumnType type, boolean mutable, boolean ephemeral) {}
