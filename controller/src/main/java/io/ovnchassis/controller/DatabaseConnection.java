package io.ovnchassis.controller;

import io.ovnchassis.ovsdb.replica.LiveDatabase;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.session.LinkEvent;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.session.OvsdbLink;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A database and the connection to it, tied together through the inbox: what the connection reports on its own thread,
 * the database takes in on the main loop's.
 */
public final class DatabaseConnection implements AutoCloseable {
    private final OvsdbLink link;
    private final LiveDatabase database;

    /** Makes the connection's end of a link; a simulation makes another than the daemon. */
    @FunctionalInterface
    public interface Connector {
        /** A link that replicates {@code plan} and reports to {@code observer}, on any thread. */
        OvsdbLink connect(MonitorPlan plan, Consumer<LinkEvent> observer);
    }

    public DatabaseConnection(MonitorPlan plan, Connector connector, Executor mainLoop) {
        this.link = connector.connect(plan, event -> mainLoop.execute(() -> handle(event)));
        this.database =
                new LiveDatabase(new Replica(plan.database(), plan.columns().keySet()), link);
    }

    private void handle(LinkEvent event) {
        database.handle(event);
    }

    public OvsdbLink link() {
        return link;
    }

    public LiveDatabase database() {
        return database;
    }

    public Replica replica() {
        return database.replica();
    }

    @Override
    public void close() {
        link.close();
    }
}
