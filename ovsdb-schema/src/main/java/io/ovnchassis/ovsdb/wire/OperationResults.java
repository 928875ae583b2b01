package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decodes the results of a transaction and errors (RFC 7047 sections 3.1, 4.1.3 and 5.2). */
public final class OperationResults {
    private OperationResults() {}

    /** Reads the result of one operation. The rows of a {@code select} are passed over. */
    static OperationResult read(Cursor in) {
        if (in.isNull()) {
            in.skip();
            return new OperationResult.NotTried();
        }
        long count = 0;
        Optional<UUID> uuid = Optional.empty();
        ErrorMembers error = new ErrorMembers();
        in.beginObject();
        while (in.nextMember()) {
            switch (in.name()) {
                case "count" -> count = in.integer();
                case "uuid" -> uuid = Optional.of(in.cells().uuid());
                default -> error.read(in);
            }
        }
        return error.error.isEmpty()
                ? new OperationResult.Succeeded(count, uuid)
                : new OperationResult.Failed(new OperationError(error.error, error.details));
    }

    /** Reads the {@code "error"} of a reply: an {@code <error>}, or the bare string of JSON-RPC 1.0. */
    static OperationError readError(Cursor in) {
        if (in.isString()) {
            return new OperationError(in.string(), "");
        }
        ErrorMembers error = new ErrorMembers();
        in.beginObject();
        while (in.nextMember()) {
            error.read(in);
        }
        if (error.error.isEmpty()) {
            throw new MalformedValueException("an error does not say which");
        }
        return new OperationError(error.error, error.details);
    }

    private static final class ErrorMembers {
        private String error = "";
        private String details = "";

        void read(Cursor in) {
            switch (in.name()) {
                case "error" -> error = in.string();
                case "details" -> details = in.string();
                default -> in.skip();
            }
        }
    }

    /** Reads the results of all operations, from the first one, which {@link Cursor#nextElement} has stepped to. */
    public static List<OperationResult> readAll(Cursor in) {
        List<OperationResult> results = new ArrayList<>();
        do {
            results.add(read(in));
        } while (in.nextElement());
        return results;
    }
}
