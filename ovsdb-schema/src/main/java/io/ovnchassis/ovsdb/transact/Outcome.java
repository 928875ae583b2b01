package io.ovnchassis.ovsdb.transact;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.wire.OperationError;
import java.util.Map;
import java.util.Optional;

/** What became of a transaction. */
public sealed interface Outcome {
    /** It would have changed nothing and was not sent. */
    record Unchanged() implements Outcome {}

    /**
     * It was committed.
     *
     * @param inserted for each row that it inserted, by the identity that {@link TableEditor#insert} handed out, the
     *     identity that the server gave it
     */
    record Success(Map<Ref<?>, Ref<?>> inserted) implements Outcome {
        public Success {
            inserted = Map.copyOf(inserted);
        }

        /** The identity that the server gave to the row that was inserted as {@code provisional}. */
        public <R extends Row<R>> Optional<Ref<R>> inserted(Ref<R> provisional) {
            return Optional.ofNullable(inserted.get(provisional)).map(real -> Ref.of(real.uuid()));
        }
    }

    /** It was not committed, for a reason that passes: decide anew on the contents as they will be, and try again. */
    record TryAgain(Reason reason) implements Outcome {}

    /** The server refused it, and will refuse it again as long as nothing else changes. */
    record Rejected(OperationError error) implements Outcome {}

    /** There is no connection to send it on. */
    record NotConnected() implements Outcome {}

    /** Why to try again. */
    enum Reason {
        /** What {@link TableEditor#verify} named is no longer what was read. */
        CONTENTS_CHANGED,
        /** The connection broke before the reply came: whether it was committed, only the contents can tell. */
        CONNECTION_LOST,
        /** Another client holds the lock. */
        NOT_OWNER,
        /** The server gave it up because the database was converted or taken away. */
        CANCELED,
        /** The server no longer has the database. */
        DATABASE_GONE
    }
}
