package io.ovnchassis.ovsdb.replica;

import static io.ovnchassis.ovsdb.replica.Updates.changes;
import static io.ovnchassis.ovsdb.replica.Updates.delete;
import static io.ovnchassis.ovsdb.replica.Updates.insert;
import static io.ovnchassis.ovsdb.replica.Updates.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.delta.Device;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.session.LinkEvent;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.session.Remote;
import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.Transaction;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.ovsdb.wire.OperationResult;
import io.ovnchassis.ovsdb.wire.TransactReply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveDatabaseTest {
    private static final Device A = Device.named(1, "a");
    private static final Device B = Device.named(2, "b");
    private static final LinkEvent LOST = new LinkEvent.Disconnected("connection reset");

    private final FakeLink link = new FakeLink();
    private final LiveDatabase database = new LiveDatabase(new Replica(Device.DATABASE, List.of(Device.TABLE)), link);
    private final List<Outcome> outcomes = new ArrayList<>();
    private long session = 100;

    @Test
    void isCompleteAndConnectedOnceTheContentsAreThere() {
        database.handle(new LinkEvent.Updated(snapshot(List.of(A))));
        assertThat(database.isComplete()).isFalse();
        assertThat(database.isConnected()).isFalse();

        database.handle(established());
        assertThat(database.isComplete()).isTrue();
        assertThat(database.isConnected()).isTrue();
        assertThat(database.connections()).isEqualTo(1);
        assertThat(rows()).containsExactly(A);
    }

    @Test
    void keepsTheContentsWhileDisconnected() {
        connect(A);
        database.handle(LOST);

        assertThat(database.isConnected()).isFalse();
        assertThat(database.isComplete()).isTrue();
        assertThat(rows()).containsExactly(A);

        connect(B);
        assertThat(database.connections()).isEqualTo(2);
        assertThat(rows()).containsExactly(B);
    }

    @Test
    void sendsATransactionInTheSessionThatItWasMadeFor() {
        connect(A);
        Transaction transaction = renaming(A);
        database.commit(transaction, outcomes::add);

        assertThat(link.sent)
                .containsExactly(new FakeLink.Sent(
                        session, transaction.number(), transaction.submission().operations()));
        assertThat(database.inFlight()).isTrue();
        assertThat(outcomes).isEmpty();
    }

    @Test
    void deliversTheOutcomeOfTheTransactionInFlight() {
        connect(A);
        Transaction transaction = database.begin();
        Ref<Device> provisional = transaction.edit(Device.TABLE).insert(Device.builder());
        database.commit(transaction, outcomes::add);
        database.handle(reply(
                transaction,
                new OperationResult.Succeeded(0, Optional.of(B.ref().uuid()))));

        assertThat(outcomes).containsExactly(new Outcome.Success(Map.of(provisional, B.ref())));
        assertThat(database.inFlight()).isFalse();
    }

    @Test
    void anObserverMayCommitTheNextTransaction() {
        connect(A);
        Transaction first = renaming(A);
        Transaction second = renaming(A);
        database.commit(first, _ -> database.commit(second, outcomes::add));
        database.handle(reply(first, new OperationResult.Succeeded(1, Optional.empty())));

        assertThat(link.sent).extracting(FakeLink.Sent::id).containsExactly(first.number(), second.number());
    }

    @Test
    void anEmptyTransactionIsNotSent() {
        connect(A);
        database.commit(database.begin(), outcomes::add);

        assertThat(outcomes).containsExactly(new Outcome.Unchanged());
        assertThat(link.sent).isEmpty();
        assertThat(database.inFlight()).isFalse();
    }

    @Test
    void aTransactionWithoutConnectionIsNotSent() {
        database.commit(renaming(A), outcomes::add);

        assertThat(outcomes).containsExactly(new Outcome.NotConnected());
        assertThat(link.sent).isEmpty();
    }

    @Test
    void onlyOneTransactionIsInFlight() {
        connect(A);
        database.commit(renaming(A), outcomes::add);

        assertThatThrownBy(() -> database.commit(renaming(A), outcomes::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("transaction 1 of Devices is still in flight: commit one at a time");
    }

    @Test
    void aTransactionInFlightIsTriedAgainWhenTheConnectionIsLost() {
        connect(A);
        Transaction transaction = renaming(A);
        database.commit(transaction, outcomes::add);
        database.handle(LOST);

        assertThat(outcomes).containsExactly(new Outcome.TryAgain(Outcome.Reason.CONNECTION_LOST));
        assertThat(database.inFlight()).isFalse();

        database.handle(reply(transaction, new OperationResult.Succeeded(1, Optional.empty())));
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void aReplyToAnotherTransactionLeavesTheOneInFlightAlone() {
        connect(A);
        database.commit(renaming(A), outcomes::add);
        database.handle(new LinkEvent.Replied(77, new TransactReply(List.of())));

        assertThat(outcomes).isEmpty();
        assertThat(database.inFlight()).isTrue();
    }

    @Test
    void whatDoesNotFitIsFetchedAnewWhileTheContentsStay() {
        connect(A);
        database.handle(new LinkEvent.Updated(changes(List.of(delete(B)))));

        assertThat(link.resyncs).containsExactly("cannot delete missing row " + B.ref() + " from table Device");
        assertThat(database.isConnected()).isFalse();
        assertThat(rows()).containsExactly(A);
    }

    @Test
    void nothingButASnapshotIsBelievedAfterSomethingDidNotFit() {
        connect(A);
        database.handle(new LinkEvent.Updated(changes(List.of(delete(B)))));
        database.handle(new LinkEvent.Updated(changes(List.of(insert(B)))));
        database.handle(LOST);
        database.handle(new LinkEvent.Updated(changes(List.of(insert(B)))));
        database.handle(established());
        assertThat(rows()).containsExactly(A);
        assertThat(database.isConnected()).isFalse();
        assertThat(database.connections()).isEqualTo(1);

        database.handle(LOST);
        connect(B);
        assertThat(rows()).containsExactly(B);
        assertThat(database.isConnected()).isTrue();
        assertThat(link.resyncs).hasSize(1);
    }

    @Test
    void aServerThatLostTheDatabaseIsAskedAnew() {
        connect(A);
        Transaction transaction = renaming(A);
        database.commit(transaction, outcomes::add);
        database.handle(
                reply(transaction, new OperationResult.Failed(new OperationError("unknown database", "no database"))));

        assertThat(outcomes).containsExactly(new Outcome.TryAgain(Outcome.Reason.DATABASE_GONE));
        assertThat(link.resyncs).containsExactly("the server no longer has this database");
    }

    @Test
    void anErrorIsDeliveredAndNothingIsInFlight() {
        connect(A);
        Transaction transaction = renaming(A);
        database.commit(transaction, outcomes::add);
        OperationError error = new OperationError("constraint violation", "a \"quoted\" name");
        database.handle(reply(transaction, new OperationResult.Failed(error)));

        assertThat(outcomes).containsExactly(new Outcome.Rejected(error));
        assertThat(database.inFlight()).isFalse();
        assertThat(database.isConnected()).isTrue();
    }

    @Test
    void aColumnThatTheServerLacksIsNotWritten() {
        MonitorPlan older = MonitorPlan.all(Device.DATABASE).without(Device.TABLE, Device.NAME);
        database.handle(new LinkEvent.Updated(snapshot(List.of(A))));
        database.handle(new LinkEvent.Synchronized(remote(), ++session, older));

        assertThat(database.monitored()).isEqualTo(older);
        assertThat(renaming(A).isEmpty()).isTrue();
    }

    private void connect(Device row) {
        database.handle(new LinkEvent.Updated(snapshot(List.of(row))));
        database.handle(established());
    }

    private LinkEvent established() {
        session++;
        return new LinkEvent.Synchronized(remote(), session, MonitorPlan.all(Device.DATABASE));
    }

    private static Remote remote() {
        return new Remote.Unix(Path.of("db.sock"));
    }

    private Transaction renaming(Device row) {
        Transaction transaction = database.begin();
        transaction.edit(Device.TABLE).set(row, Device.NAME, "new name");
        return transaction;
    }

    private static LinkEvent reply(Transaction transaction, OperationResult result) {
        return new LinkEvent.Replied(transaction.number(), new TransactReply(List.of(result)));
    }

    private List<Device> rows() {
        return List.copyOf(database.replica().table(Device.TABLE).rows());
    }
}
