package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.DatabaseConnection;
import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.session.OvsdbSession;
import io.ovnchassis.ovsdb.session.Remotes;
import io.ovnchassis.ovsdb.session.SessionOptions;
import java.util.function.Consumer;

/**
 * Watches one table of a database, on the thread of its connection.
 *
 * @param <R> the row type
 */
final class TableWatch<R extends Row<R>> implements AutoCloseable {
    private final Table<R> table;
    private final Consumer<RowChange<R>> observer;
    private final DatabaseConnection connection;
    private volatile boolean connected;

    /**
     * Connects, and returns when it has all rows: no later change is missed.
     *
     * @param plan the database and, of {@code table} only, the columns to be watched
     * @param observer told of every change as it comes in
     */
    TableWatch(MonitorPlan plan, Table<R> table, String remote, Consumer<RowChange<R>> observer) {
        this.table = table;
        this.observer = observer;
        this.connection = new DatabaseConnection(
                plan, (wanted, events) -> OvsdbSession.start(wanted, SessionOptions.defaults(), events), this::takeIn);
        connection.link().remotes(Remotes.parse(remote).remotes());
        Await.until("the rows of " + table.name() + " at " + remote, () -> connected);
    }

    private void takeIn(Runnable news) {
        news.run();
        connection.replica().table(table).changes().forEach(observer);
        connection.replica().clearChanges();
        connected = connection.database().isConnected();
    }

    @Override
    public void close() {
        connection.close();
    }
}
