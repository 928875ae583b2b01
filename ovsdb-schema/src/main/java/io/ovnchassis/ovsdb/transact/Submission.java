package io.ovnchassis.ovsdb.transact;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.ovsdb.wire.OperationResult;
import io.ovnchassis.ovsdb.wire.TransactReply;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A transaction as it goes to the server, and what is needed to understand the reply. Immutable. */
public final class Submission {
    private final String operations;
    private final int count;
    private final SortedMap<Integer, Ref<?>> inserted;

    /**
     * @param operations a JSON array
     * @param count the number of its elements
     * @param inserted the positions of insertions in it, with the identities that were handed out for them
     */
    Submission(String operations, int count, Map<Integer, Ref<?>> inserted) {
        this.operations = operations;
        this.count = count;
        this.inserted = new TreeMap<>(inserted);
    }

    /** The operations as a JSON array, without the name of the database. */
    public String operations() {
        return operations;
    }

    /** What the reply to this submission says. */
    public Outcome outcome(TransactReply reply) {
        for (OperationResult result : reply.results()) {
            switch (result) {
                case OperationResult.Failed(OperationError error) -> {
                    return failure(error);
                }
                case OperationResult.NotTried _ -> {
                    return malformed("an operation was not tried, though none before it failed");
                }
                case OperationResult.Succeeded _ -> {}
            }
        }
        if (reply.results().size() < count) {
            return malformed("there are " + reply.results().size() + " results for " + count + " operations");
        }
        Map<Ref<?>, Ref<?>> real = HashMap.newHashMap(inserted.size());
        for (Map.Entry<Integer, Ref<?>> insertion : inserted.entrySet()) {
            OperationResult result = reply.results().get(insertion.getKey());
            if (!(result instanceof OperationResult.Succeeded succeeded)
                    || succeeded.uuid().isEmpty()) {
                return malformed("operation " + insertion.getKey() + " inserts a row, but has no uuid in its result");
            }
            real.put(insertion.getValue(), Ref.of(succeeded.uuid().get()));
        }
        return new Outcome.Success(real);
    }

    /** The errors that pass are those of upstream's client. */
    private static Outcome failure(OperationError error) {
        return switch (error.error()) {
            case "timed out" -> new Outcome.TryAgain(Outcome.Reason.CONTENTS_CHANGED);
            case "not owner" -> new Outcome.TryAgain(Outcome.Reason.NOT_OWNER);
            case "canceled" -> new Outcome.TryAgain(Outcome.Reason.CANCELED);
            case "unknown database" -> new Outcome.TryAgain(Outcome.Reason.DATABASE_GONE);
            default -> new Outcome.Rejected(error);
        };
    }

    private static Outcome malformed(String details) {
        return new Outcome.Rejected(new OperationError("malformed reply", details));
    }
}
