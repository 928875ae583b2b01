package io.ovnchassis.ovsdb.transact;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.opendaylight.ovsdb.lib.notation.Condition;
import org.opendaylight.ovsdb.lib.operations.Operation;
import org.opendaylight.ovsdb.lib.schema.GenericTableSchema;

/**
 * The operation {@code wait} (RFC 7047 section 5.2.6), which the library lacks: fails the transaction at once when the
 * rows that meet the condition are not these.
 */
final class Wait extends Operation<GenericTableSchema> {
    @JsonProperty
    final int timeout = 0;

    @JsonProperty
    final String until = "==";

    @JsonProperty
    final List<Condition> where;

    @JsonProperty
    final List<String> columns;

    @JsonProperty
    final List<Map<String, Object>> rows;

    Wait(GenericTableSchema table, Condition where, Map<String, Object> row) {
        super(table, "wait");
        this.where = List.of(where);
        this.columns = List.copyOf(row.keySet());
        this.rows = List.of(row);
    }
}
