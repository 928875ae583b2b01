package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.wire.DatabaseSchema;
import io.ovnchassis.ovsdb.wire.OperationResult;
import java.util.List;
import java.util.UUID;

/** What a message of the server carries, decoded but not acted on yet. */
sealed interface Payload {
    /** The result of {@code get_schema}. */
    record Schema(DatabaseSchema schema) implements Payload {}

    /**
     * The result of a {@code monitor} or one of its successors.
     *
     * @param last the latest transaction that it includes; all zero when the server does not say
     */
    record Contents(UUID last, DatabaseUpdate update) implements Payload {}

    /**
     * A notification that something changed.
     *
     * @param database the one that changed, as the monitor is named
     * @param last as in {@link Contents}
     */
    record Changes(String database, UUID last, DatabaseUpdate update) implements Payload {}

    /** A {@code monitor_canceled}: the database was removed, or converted to another schema. */
    record Canceled(String database) implements Payload {}

    /** The result of {@code transact}. */
    record Results(List<OperationResult> results) implements Payload {}

    /** An {@code echo}, whose parameters are to be sent back. */
    record Echo(String json) implements Payload {}

    /** Anything else: there is nothing in it that we need. */
    record Nothing() implements Payload {}
}
