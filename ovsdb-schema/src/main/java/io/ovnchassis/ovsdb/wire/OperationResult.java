package io.ovnchassis.ovsdb.wire;

import java.util.Optional;
import java.util.UUID;

/** The result of one operation of a transaction (RFC 7047 section 5.2). */
public sealed interface OperationResult {
    /**
     * The operation succeeded.
     *
     * @param count the number of rows that it touched; 0 where the operation has no count
     * @param uuid the row that an insert made
     */
    record Succeeded(long count, Optional<UUID> uuid) implements OperationResult {}

    record Failed(OperationError error) implements OperationResult {}

    /** An earlier operation failed, so that this one was not tried: a JSON null in the reply. */
    record NotTried() implements OperationResult {}
}
