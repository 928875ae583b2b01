package io.ovnchassis.ovsdb.transact;

import java.util.List;
import java.util.Map;
import org.opendaylight.ovsdb.lib.notation.Condition;
import org.opendaylight.ovsdb.lib.operations.Operation;
import org.opendaylight.ovsdb.lib.schema.GenericTableSchema;

/**
 * The operation {@code wait} (RFC 7047 section 5.2.6), which the library lacks: fails the transaction at once unless the
 * row that meets the condition has these cells.
 */
final class Wait extends Operation<GenericTableSchema> {
    static final int TIMEOUT_MS = 0;
    static final String UNTIL = "==";

    private final Condition where;
    private final Map<String, Object> row;

    Wait(GenericTableSchema table, Condition where, Map<String, Object> row) {
        super(table, "wait");
        this.where = where;
        this.row = row;
    }

    List<Condition> where() {
        return List.of(where);
    }

    /** The cells that are looked at, by column name. */
    Map<String, Object> row() {
        return row;
    }
}
