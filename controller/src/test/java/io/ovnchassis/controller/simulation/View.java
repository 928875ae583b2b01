package io.ovnchassis.controller.simulation;

import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.Collection;
import java.util.UUID;

/**
 * A database as one of its servers has it.
 *
 * @param last the latest transaction that it knows
 * @param index how many these are
 * @param rows what came of them
 */
record View(UUID last, long index, Rows rows) {
    /** The rows of a database. */
    @FunctionalInterface
    interface Rows {
        <R extends Row<R>> Collection<R> of(Table<R> table);
    }
}
