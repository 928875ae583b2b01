package io.ovnchassis.ovsdb.replica;

import static io.ovnchassis.ovsdb.replica.Updates.changes;
import static io.ovnchassis.ovsdb.replica.Updates.delete;
import static io.ovnchassis.ovsdb.replica.Updates.insert;
import static io.ovnchassis.ovsdb.replica.Updates.modify;
import static io.ovnchassis.ovsdb.replica.Updates.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.Device;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplicaTest {
    private static final Device A = Device.named(1, "a");
    private static final Device B = Device.named(2, "b");
    private static final Device RENAMED = Device.named(1, "aa");
    private static final Replica.Result APPLIED = new Replica.Result.Applied();

    private final Replica replica = new Replica(Device.DATABASE, List.of(Device.TABLE));
    private final TableView<Device> devices = replica.table(Device.TABLE);

    @Test
    void aTableIsReadByIdentityAndAsAWhole() {
        assertThat(replica.apply(snapshot(List.of(A, B)))).isEqualTo(APPLIED);

        assertThat(devices.get(A.ref())).contains(A);
        assertThat(devices.get(Device.ref(9))).isEmpty();
        assertThat(devices.rows()).containsExactlyInAnyOrder(A, B);
        assertThat(devices.size()).isEqualTo(2);
        assertThat(devices.definition()).isEqualTo(Device.TABLE);
    }

    @Test
    void changesOfAStepAddUpUntilTheyAreCleared() {
        replica.apply(snapshot(List.of(A, B)));
        replica.clearChanges();
        replica.apply(changes(List.of(modify(RENAMED))));
        replica.apply(changes(List.of(delete(B), insert(Device.named(3, "c")))));
        replica.apply(changes(List.of(delete(Device.named(3, "c")))));

        assertThat(devices.changes())
                .containsExactly(
                        new RowChange.Modified<>(A, RENAMED, ColumnSet.of(Device.NAME)), new RowChange.Deleted<>(B));

        replica.clearChanges();
        assertThat(devices.changes()).isEmpty();
        assertThat(devices.rows()).containsExactly(RENAMED);
    }

    @Test
    void aSnapshotLeavesEqualRowsAsTheyAre() {
        replica.apply(snapshot(List.of(A, B)));
        replica.clearChanges();
        replica.apply(snapshot(List.of(Device.named(1, "a"), Device.named(2, "bb"))));

        assertThat(devices.get(A.ref()).orElseThrow()).isSameAs(A);
        assertThat(devices.changes())
                .containsExactly(new RowChange.Modified<>(B, Device.named(2, "bb"), ColumnSet.of(Device.NAME)));
    }

    @Test
    void aTableThatASnapshotDoesNotNameIsEmpty() {
        replica.apply(snapshot(List.of(A)));
        replica.clearChanges();

        assertThat(replica.apply(new DatabaseUpdate(DatabaseUpdate.Kind.SNAPSHOT, List.of())))
                .isEqualTo(APPLIED);
        assertThat(devices.rows()).isEmpty();
        assertThat(devices.changes()).containsExactly(new RowChange.Deleted<>(A));
    }

    @Test
    void whatDoesNotFitIsNotAppliedAtAll() {
        replica.apply(snapshot(List.of(A)));
        replica.clearChanges();

        assertThat(replica.apply(changes(List.of(modify(RENAMED), insert(B), delete(Device.named(9, "z"))))))
                .isEqualTo(new Replica.Result.Inconsistent(
                        "cannot delete missing row " + Device.ref(9) + " from table Device"));
        assertThat(devices.rows()).containsExactly(A);
        assertThat(devices.changes()).isEmpty();
    }

    @Test
    void aTableThatIsNotReplicatedCannotChange() {
        DatabaseUpdate update =
                new DatabaseUpdate(DatabaseUpdate.Kind.STEP, List.of(new TableUpdate<>(Port.TABLE, List.of())));

        assertThat(replica.apply(update))
                .isEqualTo(new Replica.Result.Inconsistent("cannot change table Port: it is not replicated"));
    }

    @Test
    void aTableChangesOncePerUpdate() {
        TableUpdate<Device> once = new TableUpdate<>(Device.TABLE, List.of(insert(A)));

        assertThat(replica.apply(new DatabaseUpdate(DatabaseUpdate.Kind.STEP, List.of(once, once))))
                .isInstanceOf(Replica.Result.Inconsistent.class);
        assertThat(devices.rows()).isEmpty();
    }

    @Test
    void onlyReplicatedTablesOfTheDatabaseCanBeAskedFor() {
        assertThatThrownBy(() -> replica.table(Port.TABLE)).hasMessage("table Port of Devices is not replicated");
        assertThatThrownBy(() -> new Replica(Device.DATABASE, List.of(Port.TABLE)))
                .hasMessage("there is no table Port in Devices");
    }

    @Test
    void generatedTablesCanBeReplicated() {
        Database database = OpenVSwitchDatabase.DATABASE;

        assertThat(new Replica(database, database.tables()).table(Port.TABLE).rows())
                .isEmpty();
    }

    @Test
    void equalHistoriesGiveEqualOrders() {
        Replica other = new Replica(Device.DATABASE, List.of(Device.TABLE));
        for (Replica each : List.of(replica, other)) {
            List<Device> many = IntStream.range(0, 5_000)
                    .mapToObj(number -> Device.named(number, "device" + number))
                    .toList();
            each.apply(snapshot(many));
            each.clearChanges();
            each.apply(snapshot(many.subList(1_000, 2_000)));
        }

        assertThat(devices.rows())
                .hasSize(1_000)
                .containsExactlyElementsOf(other.table(Device.TABLE).rows());
        assertThat(devices.changes())
                .hasSize(4_000)
                .containsExactlyElementsOf(other.table(Device.TABLE).changes());
    }
}
