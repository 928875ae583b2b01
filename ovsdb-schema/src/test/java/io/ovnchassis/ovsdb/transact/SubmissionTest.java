package io.ovnchassis.ovsdb.transact;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.delta.Device;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.ovsdb.wire.OperationResult;
import io.ovnchassis.ovsdb.wire.TransactReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionTest {
    private static final Device A = Device.named(1, "a");
    private static final OperationResult DONE = new OperationResult.Succeeded(1, Optional.empty());
    private static final OperationResult NOT_TRIED = new OperationResult.NotTried();

    private final Transaction transaction = new Transaction(7, table -> table.allColumns());
    private final TableEditor<Device> devices = transaction.edit(Device.TABLE);

    @Test
    void aCommittedTransactionTellsTheIdentitiesOfNewRows() {
        devices.verify(A);
        Ref<Device> first = devices.insert(Device.builder());
        Ref<Device> second = devices.insert(Device.builder());

        Outcome outcome = outcome(DONE, inserted(11), inserted(12));

        assertThat(outcome).isEqualTo(new Outcome.Success(Map.of(first, Device.ref(11), second, Device.ref(12))));
        assertThat(((Outcome.Success) outcome).inserted(second)).contains(Device.ref(12));
        assertThat(((Outcome.Success) outcome).inserted(A.ref())).isEmpty();
    }

    @Test
    void aFailedVerificationIsTriedAgain() {
        devices.verify(A);
        devices.delete(A);

        assertThat(outcome(failed("timed out", "\"where\" clause test failed"), NOT_TRIED))
                .isEqualTo(new Outcome.TryAgain(Outcome.Reason.CONTENTS_CHANGED));
    }

    @Test
    void whatPassesIsTriedAgain() {
        devices.delete(A);

        assertThat(outcome(failed("not owner", ""))).isEqualTo(new Outcome.TryAgain(Outcome.Reason.NOT_OWNER));
        assertThat(outcome(failed("canceled", ""))).isEqualTo(new Outcome.TryAgain(Outcome.Reason.CANCELED));
        assertThat(outcome(failed("unknown database", "")))
                .isEqualTo(new Outcome.TryAgain(Outcome.Reason.DATABASE_GONE));
    }

    @Test
    void anErrorOfTheCommitComesAfterTheOperations() {
        devices.delete(A);

        assertThat(outcome(DONE, failed("referential integrity violation", "cannot delete")))
                .isEqualTo(
                        new Outcome.Rejected(new OperationError("referential integrity violation", "cannot delete")));
    }

    @Test
    void theFirstErrorCounts() {
        devices.delete(A);
        devices.insert(Device.builder());

        assertThat(outcome(failed("not allowed", "read only"), failed("timed out", "")))
                .isEqualTo(new Outcome.Rejected(new OperationError("not allowed", "read only")));
    }

    @Test
    void aReplyThatIsTooShortIsAnError() {
        devices.delete(A);
        devices.insert(Device.builder());

        assertThat(outcome(DONE))
                .isEqualTo(new Outcome.Rejected(
                        new OperationError("malformed reply", "there are 1 results for 2 operations")));
    }

    @Test
    void anInsertionWithoutIdentityIsAnError() {
        devices.insert(Device.builder());

        OperationError error =
                new OperationError("malformed reply", "operation 0 inserts a row, but has no uuid in its result");
        assertThat(outcome(DONE)).isEqualTo(new Outcome.Rejected(error));
    }

    @Test
    void anOperationThatWasNotTriedForNoReasonIsAnError() {
        devices.delete(A);

        assertThat(outcome(NOT_TRIED))
                .isEqualTo(new Outcome.Rejected(new OperationError(
                        "malformed reply", "an operation was not tried, though none before it failed")));
    }

    private Outcome outcome(OperationResult... results) {
        return transaction.submission().outcome(new TransactReply(List.of(results)));
    }

    private static OperationResult inserted(int number) {
        return new OperationResult.Succeeded(0, Optional.of(Device.ref(number).uuid()));
    }

    private static OperationResult failed(String error, String details) {
        return new OperationResult.Failed(new OperationError(error, details));
    }
}
