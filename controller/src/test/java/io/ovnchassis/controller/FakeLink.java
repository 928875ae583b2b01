package io.ovnchassis.controller;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.session.LinkEvent;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.session.OvsdbLink;
import io.ovnchassis.ovsdb.session.Remote;
import io.ovnchassis.ovsdb.session.RowSelection;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.ovsdb.wire.OperationResult;
import io.ovnchassis.ovsdb.wire.TransactReply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A connection to a {@link FakeServer}, of which the test decides when it comes about, when it breaks, and when anything
 * is delivered. Keeps what the owner of the replica asked of it.
 */
public final class FakeLink implements OvsdbLink {
    private static final Remote REMOTE = new Remote.Unix(Path.of("fake.sock"));

    private final FakeServer server;
    private final MonitorPlan plan;
    private final Consumer<LinkEvent> owner;
    private final List<String> transactions = new ArrayList<>();
    private List<Remote> remotes = List.of();
    private Optional<Duration> probeInterval = Optional.empty();
    private Optional<Submitted> pending = Optional.empty();
    private long session;
    private long selection;
    private long announced;
    private boolean connected;

    private record Submitted(long id, String operations) {}

    public FakeLink(FakeServer server, MonitorPlan plan, Consumer<LinkEvent> owner) {
        this.server = server;
        this.plan = plan;
        this.owner = owner;
    }

    /** Connects, with all that the server has. */
    public void connect() {
        session++;
        connected = true;
        owner.accept(new LinkEvent.Updated(server.contents(plan)));
        owner.accept(new LinkEvent.Synchronized(REMOTE, session, plan));
        announceSelection();
    }

    /** Breaks the connection; a transaction that is under way does not reach the server. */
    public void disconnect() {
        connected = false;
        pending = Optional.empty();
        owner.accept(new LinkEvent.Disconnected("the test said so"));
    }

    /** Breaks the connection after the transaction that is under way was executed, and before anybody was told. */
    public void disconnectBeforeReply() {
        pending.ifPresent(submitted -> server.execute(submitted.operations()));
        disconnect();
    }

    public boolean isConnected() {
        return connected;
    }

    /** Delivers what changed on the server, if anything did. */
    public void deliver() {
        if (connected) {
            DatabaseUpdate news = server.news(plan);
            if (!news.tables().isEmpty()) {
                owner.accept(new LinkEvent.Updated(news));
            }
            announceSelection();
        }
    }

    /** Sends all rows whatever was selected, as a server does that knows no conditions. */
    private void announceSelection() {
        if (announced != selection) {
            announced = selection;
            owner.accept(new LinkEvent.Selected(selection));
        }
    }

    /** Executes the transaction that is under way and delivers what comes of it; says whether there was one. */
    public boolean answer() {
        return pending.map(submitted -> {
                    pending = Optional.empty();
                    TransactReply reply = server.execute(submitted.operations());
                    deliver();
                    owner.accept(new LinkEvent.Replied(submitted.id(), reply));
                    return true;
                })
                .orElse(false);
    }

    /** Refuses the transaction that is under way. */
    public void refuse(String error) {
        Submitted submitted = pending.orElseThrow();
        pending = Optional.empty();
        OperationResult failed = new OperationResult.Failed(new OperationError(error, "the test said so"));
        owner.accept(new LinkEvent.Replied(submitted.id(), new TransactReply(List.of(failed))));
    }

    /** The transaction that was sent and not answered, as a JSON array of operations. */
    public Optional<String> pending() {
        return pending.map(Submitted::operations);
    }

    /** All transactions that ever were sent. */
    public List<String> transactions() {
        return List.copyOf(transactions);
    }

    /** Where the owner wants to be connected to. */
    public List<Remote> remotes() {
        return remotes;
    }

    public Optional<Duration> probeInterval() {
        return probeInterval;
    }

    @Override
    public void remotes(List<Remote> wanted) {
        remotes = List.copyOf(wanted);
    }

    @Override
    public void probeInterval(Duration interval) {
        probeInterval = Optional.of(interval);
    }

    @Override
    public void transact(long forSession, long id, String operations) {
        if (pending.isPresent()) {
            throw new AssertionError("a second transaction while one is in flight: " + operations);
        }
        transactions.add(operations);
        if (connected && forSession == session) {
            pending = Optional.of(new Submitted(id, operations));
        }
    }

    @Override
    public void select(long number, RowSelection wanted) {
        selection = number;
    }

    @Override
    public void resync(String reason) {
        throw new AssertionError("the replica and the server came apart: " + reason);
    }

    @Override
    public void resetClusterState() {}

    @Override
    public void close() {
        connected = false;
    }
}
