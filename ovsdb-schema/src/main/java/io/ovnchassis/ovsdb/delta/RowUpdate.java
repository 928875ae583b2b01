package io.ovnchassis.ovsdb.delta;

import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;

/**
 * One row of an {@code update}, {@code update2} or {@code update3} notification (RFC 7047 section 4.1.6;
 * ovsdb-server(7)), decoded but not merged yet. Of a row that is new, or part of the initial contents, it is what becomes
 * of that row, and is taken over as it is.
 */
public sealed interface RowUpdate<R extends Row<R>> permits RowChange.Inserted, RowUpdate.Modify, RowUpdate.Delete {
    Ref<R> ref();

    /**
     * Some cells changed.
     *
     * @param values a row that holds only what was sent: new values, or differences
     * @param columns the columns that were sent
     * @param differences those of {@code columns} whose value is a difference to be applied to the old one
     */
    record Modify<R extends Row<R>>(R values, ColumnSet columns, ColumnSet differences) implements RowUpdate<R> {
        @Override
        public Ref<R> ref() {
            return values.ref();
        }
    }

    /** The row is gone, or no longer meets the monitor's condition. */
    record Delete<R extends Row<R>>(Ref<R> ref) implements RowUpdate<R> {}
}
