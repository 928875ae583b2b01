package io.ovnchassis.ovsdb.delta;

import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.List;

/** The row updates of one table in one message, in the order of the message. */
public record TableUpdate<R extends Row<R>>(Table<R> table, List<RowUpdate<R>> rows) {}
