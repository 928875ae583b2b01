package io.ovnchassis.ovsdb.replica;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.session.LinkEvent;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.session.OvsdbLink;
import io.ovnchassis.ovsdb.session.RowSelection;
import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.Submission;
import io.ovnchassis.ovsdb.transact.Transaction;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.ovsdb.wire.TransactReply;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database as its owner has it: the replica, kept up to date with what the session reports, and the way to write to
 * it. Does no I/O of its own; confined to the thread that owns it.
 */
public final class LiveDatabase {
    private static final Logger log = LoggerFactory.getLogger("ovsdb_idl");
    private static final int LOGGED_DETAILS_CHARS_MAX = 500;

    /*
     * Once an update did not fit, whatever the session still reports from before it was told so builds on contents that
     * are not ours: it is passed over until a snapshot comes. A snapshot is right whenever it was taken.
     */
    private final Replica replica;
    private final OvsdbLink link;
    private MonitorPlan monitored;
    private boolean connected;
    private boolean awaitingSnapshot;
    private long session;
    private long connections;
    private long snapshots;
    private RowSelection selection = RowSelection.ALL;
    private long wantedSelection;
    private long presentSelection;
    private long transactions;
    private @Nullable InFlight inFlight;
    private @Nullable OperationError loggedError;

    /** A transaction that was sent and not answered yet. */
    private record InFlight(long number, Submission submission, Consumer<Outcome> observer) {}

    public LiveDatabase(Replica replica, OvsdbLink link) {
        this.replica = replica;
        this.link = link;
        this.monitored = MonitorPlan.all(replica.database());
    }

    /** The contents; those of the last connection while there is none. */
    public Replica replica() {
        return replica;
    }

    /** Whether the contents are current and a transaction can be sent. */
    public boolean isConnected() {
        return connected;
    }

    /** Whether the contents have been complete once, so that what is not there can be taken not to exist. */
    public boolean isComplete() {
        return connections > 0;
    }

    /** How often a connection came about; tells a reconnect from an uninterrupted connection. */
    public long connections() {
        return connections;
    }

    /** How often the contents were fetched as a whole: every time they may be those of another database. */
    public long snapshots() {
        return snapshots;
    }

    /** What the server of the last connection has of the tables and columns; all of them before there was any. */
    public MonitorPlan monitored() {
        return monitored;
    }

    /** Replicates only these rows from now on; the contents follow in their own time. The same ones change nothing. */
    public void select(RowSelection rows) {
        if (!rows.equals(selection)) {
            selection = rows;
            wantedSelection++;
            link.select(wantedSelection, rows);
        }
    }

    /** The number of the latest selection, which the contents have when {@link #presentSelection} has come to it. */
    public long wantedSelection() {
        return wantedSelection;
    }

    /** The number of the selection that the contents are, or were when they last were one. */
    public long presentSelection() {
        return presentSelection;
    }

    /** Whether a transaction was sent and its outcome is not known yet. */
    public boolean inFlight() {
        return inFlight != null;
    }

    /** A transaction to fill and to {@link #commit}; it leaves out what the server does not have. */
    public Transaction begin() {
        transactions++;
        return new Transaction(transactions, monitored::columns);
    }

    /**
     * Sends a transaction, unless it is empty or there is no connection.
     *
     * @param observer is told the outcome once: at once when nothing is sent, else by {@link #handle}, after the updates
     *     that the transaction caused
     * @throws IllegalStateException when another is in flight
     */
    public void commit(Transaction transaction, Consumer<Outcome> observer) {
        if (inFlight != null) {
            throw new IllegalStateException(
                    "transaction " + inFlight.number() + " of " + name() + " is still in flight: commit one at a time");
        }
        if (transaction.isEmpty()) {
            observer.accept(new Outcome.Unchanged());
        } else if (!connected) {
            observer.accept(new Outcome.NotConnected());
        } else {
            Submission submission = transaction.submission();
            inFlight = new InFlight(transaction.number(), submission, observer);
            link.transact(session, transaction.number(), submission.operations());
        }
    }

    /** Takes in what the session reports, in the order in which it does. */
    public void handle(LinkEvent event) {
        switch (event) {
            case LinkEvent.Synchronized established -> establish(established);
            case LinkEvent.Updated(DatabaseUpdate update) -> update(update);
            case LinkEvent.Replied(long id, TransactReply reply) -> conclude(id, reply);
            case LinkEvent.Selected(long number) -> selected(number);
            case LinkEvent.Disconnected _ -> disconnect();
        }
    }

    /** While the contents are awaited anew, what they are comes after them. */
    private void selected(long number) {
        if (!awaitingSnapshot) {
            presentSelection = number;
        }
    }

    private void establish(LinkEvent.Synchronized established) {
        if (!awaitingSnapshot) {
            session = established.session();
            monitored = established.monitored();
            connected = true;
            connections++;
        }
    }

    private void update(DatabaseUpdate update) {
        if (awaitingSnapshot && !update.snapshot()) {
            return;
        }
        switch (replica.apply(update)) {
            case Replica.Result.Applied() -> {
                awaitingSnapshot = false;
                snapshots += update.snapshot() ? 1 : 0;
            }
            case Replica.Result.Inconsistent(String reason) -> resync(reason);
        }
    }

    private void resync(String reason) {
        log.error("{}: {}; fetching all contents anew", name(), reason);
        connected = false;
        awaitingSnapshot = true;
        link.resync(reason);
    }

    private void conclude(long id, TransactReply reply) {
        InFlight answered = inFlight;
        if (answered == null || answered.number() != id) {
            log.warn("{}: a reply to transaction {}, which is not in flight, is passed over", name(), id);
            return;
        }
        inFlight = null;
        Outcome outcome = answered.submission().outcome(reply);
        switch (outcome) {
            case Outcome.Rejected(OperationError error) -> report(error);
            case Outcome.TryAgain(Outcome.Reason reason)
            when reason == Outcome.Reason.DATABASE_GONE -> resync("the server no longer has this database");
            case Outcome.Success _ -> loggedError = null;
            case Outcome.TryAgain _, Outcome.Unchanged _, Outcome.NotConnected _ -> {}
        }
        answered.observer().accept(outcome);
    }

    private void disconnect() {
        connected = false;
        InFlight lost = inFlight;
        if (lost != null) {
            inFlight = null;
            lost.observer().accept(new Outcome.TryAgain(Outcome.Reason.CONNECTION_LOST));
        }
    }

    /** As upstream's client does; but what fails again and again in the same way is said once. */
    private void report(OperationError error) {
        if (!error.equals(loggedError) && !error.error().equals("not allowed")) {
            log.warn(
                    "transaction error: {\"details\":\"{}\",\"error\":\"{}\"}",
                    quote(error.details()),
                    quote(error.error()));
            loggedError = error;
        }
    }

    private static String quote(String text) {
        String shown = text.length() <= LOGGED_DETAILS_CHARS_MAX ? text : text.substring(0, LOGGED_DETAILS_CHARS_MAX);
        return new String(JsonStringEncoder.getInstance().quoteAsString(shown));
    }

    private String name() {
        return replica.database().name();
    }
}
