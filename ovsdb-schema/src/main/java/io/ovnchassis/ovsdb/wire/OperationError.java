package io.ovnchassis.ovsdb.wire;

/**
 * An {@code <error>} (RFC 7047 section 3.1).
 *
 * @param error the short, stable string, as {@code "constraint violation"}
 * @param details what a person may read; may be empty
 */
public record OperationError(String error, String details) {
    @Override
    public String toString() {
        return details.isEmpty() ? error : error + ": " + details;
    }
}
