package io.ovnchassis.tests.replica;

import io.ovnchassis.controller.DatabaseConnection;
import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.session.OvsdbSession;
import io.ovnchassis.ovsdb.session.Remotes;
import io.ovnchassis.ovsdb.session.SessionOptions;
import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** This project's client of a database, as the daemon uses it. News is taken in while the test waits for something. */
final class DatabaseClient implements AutoCloseable {
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final DatabaseConnection connection;

    /** Connects to a database with all of its tables, and returns when its contents are known. */
    DatabaseClient(Database database, String remote) {
        connection = new DatabaseConnection(
                MonitorPlan.all(database),
                (plan, observer) -> OvsdbSession.start(plan, SessionOptions.defaults(), observer),
                inbox::add);
        connection.link().remotes(Remotes.parse(remote).remotes());
        await("the contents of " + database.name(), () -> connection.database().isConnected());
    }

    Replica replica() {
        return connection.replica();
    }

    void await(String what, BooleanSupplier condition) {
        Await.until(what, () -> {
            for (Runnable news = inbox.poll(); news != null; news = inbox.poll()) {
                news.run();
            }
            return condition.getAsBoolean();
        });
    }

    /** Commits what {@code edits} puts into a transaction, and waits for the outcome. */
    Outcome commit(Consumer<Transaction> edits) {
        Transaction transaction = connection.database().begin();
        edits.accept(transaction);
        AtomicReference<Optional<Outcome>> outcome = new AtomicReference<>(Optional.empty());
        connection.database().commit(transaction, known -> outcome.set(Optional.of(known)));
        await("the outcome of a transaction", () -> outcome.get().isPresent());
        return outcome.get().orElseThrow();
    }

    @Override
    public void close() {
        connection.close();
    }
}
