package io.ovnchassis.controller;

import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.ovsdb.replica.LiveDatabase;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.ArrayList;
import java.util.List;

/** A database as a room has it, with the columns that the daemon replicates, on a server in memory. */
public final class FakeDatabase {
    private final FakeServer server;
    private final FakeLink link;
    private final DatabaseConnection connection;

    private FakeDatabase(MonitorPlan plan) {
        this.server = new FakeServer(plan.database());
        List<FakeLink> made = new ArrayList<>();
        this.connection = new DatabaseConnection(
                plan,
                (columns, owner) -> {
                    made.add(new FakeLink(server, columns, owner));
                    return made.getFirst();
                },
                Runnable::run);
        this.link = made.getFirst();
    }

    /** The Open_vSwitch database, connected. */
    public static FakeDatabase local() {
        return connected(Monitored.local());
    }

    /** The Open_vSwitch database of an older server, which lacks these columns. */
    public static FakeDatabase localWithoutDatapathsAndFlowTables() {
        return connected(Monitored.local()
                .without(OpenVSwitch.TABLE, OpenVSwitch.DATAPATHS)
                .without(Bridge.TABLE, Bridge.FLOW_TABLES));
    }

    /** The Southbound database, connected. */
    public static FakeDatabase southbound() {
        return connected(Monitored.southbound());
    }

    private static FakeDatabase connected(MonitorPlan plan) {
        FakeDatabase database = new FakeDatabase(plan);
        database.link.connect();
        return database;
    }

    public FakeServer server() {
        return server;
    }

    public FakeLink link() {
        return link;
    }

    public LiveDatabase live() {
        return connection.database();
    }

    public Replica replica() {
        return connection.replica();
    }

    public <R extends Row<R>> TableView<R> view(Table<R> table) {
        return replica().table(table);
    }

    /** Brings the replica up to date with the server. */
    public FakeDatabase deliver() {
        link.deliver();
        return this;
    }

    /** Lets {@code contributor} have its way, up to the reply; says whether it wanted anything. */
    public boolean commit(Contributor contributor) {
        deliver();
        Transaction transaction = live().begin();
        contributor.contribute(transaction);
        live().commit(transaction, contributor::concluded);
        return link.answer();
    }
}
