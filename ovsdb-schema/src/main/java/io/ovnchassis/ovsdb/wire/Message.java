package io.ovnchassis.ovsdb.wire;

import java.util.Optional;

/**
 * A message of JSON-RPC 1.0 (RFC 7047 section 4), complete.
 *
 * @param <P> the decoded form of what it carries
 */
public sealed interface Message<P> {
    /**
     * A request, or without {@code id} a notification.
     *
     * @param id JSON text, to be repeated in the reply
     */
    record Call<P>(Optional<String> id, String method, P params) implements Message<P> {}

    /**
     * The request was carried out.
     *
     * @param id JSON text, as the request had it
     */
    record Reply<P>(String id, P result) implements Message<P> {}

    /** The request was refused. */
    record Refusal<P>(String id, OperationError error) implements Message<P> {}
}
