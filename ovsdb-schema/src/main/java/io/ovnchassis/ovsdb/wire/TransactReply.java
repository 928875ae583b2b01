package io.ovnchassis.ovsdb.wire;

import java.util.List;

/**
 * The reply to {@code transact} (RFC 7047 section 4.1.3): one result per operation, and one more when the commit itself
 * failed. A reply that is an error as a whole is a list of that one failure.
 */
public record TransactReply(List<OperationResult> results) {
    public TransactReply {
        results = List.copyOf(results);
    }
}
