package io.ovnchassis.ovsdb.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final Device A = Device.named(1, "a").with(Device.TAGS, SortedArraySet.of("x"));
    private static final Device B = Device.named(2, "b");
    private static final Map<Ref<Device>, Device> BOTH = Map.of(A.ref(), A, B.ref(), B);

    @Test
    void aModificationTakesNewValuesDifferencesAndOldCells() throws ContradictionException {
        Device values = Device.builder()
                .with(Device.TAGS, SortedArraySet.copyOf(List.of("x", "y")))
                .with(Device.MTU, Optional.of(1500L))
                .build(A.ref());
        RowUpdate<Device> update =
                new RowUpdate.Modify<>(values, ColumnSet.of(Device.TAGS, Device.MTU), ColumnSet.of(Device.TAGS));

        Device expected = A.with(Device.TAGS, SortedArraySet.of("y")).with(Device.MTU, Optional.of(1500L));
        assertThat(merge(update).changes())
                .containsExactly(new RowChange.Modified<>(A, expected, ColumnSet.of(Device.TAGS, Device.MTU)));
    }

    @Test
    void aModificationToEqualCellsIsNoChange() throws ContradictionException {
        assertThat(merge(new RowUpdate.Modify<>(A, ColumnSet.of(Device.NAME), ColumnSet.NONE))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void updatesOfOneMessageBuildOnEachOther() throws ContradictionException {
        Device c = Device.named(3, "c");
        Device renamed = c.with(Device.NAME, "d");
        TableDelta<Device> delta = Merge.incremental(
                Device.TABLE,
                BOTH,
                List.of(
                        new RowChange.Inserted<>(c),
                        new RowUpdate.Delete<>(A.ref()),
                        new RowUpdate.Modify<>(renamed, ColumnSet.of(Device.NAME), ColumnSet.NONE),
                        new RowChange.Inserted<>(A)));

        assertThat(delta.changes()).containsExactly(new RowChange.Inserted<>(renamed));
    }

    @Test
    void aRowCannotBeInsertedTwice() {
        assertThatThrownBy(() -> merge(new RowChange.Inserted<>(A)))
                .hasMessage("cannot add existing row " + A.ref() + " to table Device");
    }

    @Test
    void anUnknownRowCannotBeModified() {
        Device unknown = Device.named(9, "z");

        assertThatThrownBy(() -> merge(new RowUpdate.Modify<>(unknown, ColumnSet.of(Device.NAME), ColumnSet.NONE)))
                .hasMessage("cannot modify missing row " + unknown.ref() + " in table Device");
    }

    @Test
    void anUnknownRowCannotBeDeleted() {
        assertThatThrownBy(() -> merge(new RowUpdate.Delete<>(Device.ref(9))))
                .hasMessage("cannot delete missing row " + Device.ref(9) + " from table Device");
    }

    @Test
    void aRowThatNeverCameMayBeAmongWhatWasMissed() throws ContradictionException {
        List<RowUpdate<Device>> updates =
                List.of(new RowUpdate.Delete<>(Device.ref(9)), new RowUpdate.Delete<>(A.ref()));

        assertThat(Merge.missed(Device.TABLE, Map.of(A.ref(), A), updates).changes())
                .containsExactly(new RowChange.Deleted<>(A));
    }

    @Test
    void aDifferenceThatCannotBeAppliedIsAContradiction() {
        ColumnSet beyond = ColumnSet.of(Device.TAGS);
        Device broken = Device.brokenTags(A.ref());

        assertThatThrownBy(() -> merge(new RowUpdate.Modify<>(broken, beyond, beyond)))
                .isInstanceOf(ContradictionException.class)
                .hasMessageStartingWith("cannot modify row " + A.ref() + " in table Device: ");
    }

    @Test
    void aSnapshotIsTheDifferenceToWhatIsThere() throws ContradictionException {
        Device renamed = B.with(Device.NAME, "bb");
        Device c = Device.named(3, "c");
        Map<Ref<Device>, Device> contents = new LinkedHashMap<>(BOTH);
        contents.put(Device.ref(4), Device.named(4, "d"));

        TableDelta<Device> delta = Merge.snapshot(
                Device.TABLE,
                contents,
                List.of(
                        new RowChange.Inserted<>(Device.builder()
                                .with(Device.NAME, "a")
                                .with(Device.TAGS, SortedArraySet.of("x"))
                                .build(A.ref())),
                        new RowChange.Inserted<>(renamed),
                        new RowChange.Inserted<>(c)));

        assertThat(delta.changes())
                .containsExactly(
                        new RowChange.Modified<>(B, renamed, ColumnSet.of(Device.NAME)),
                        new RowChange.Inserted<>(c),
                        new RowChange.Deleted<>(Device.named(4, "d")));
    }

    @Test
    void aSnapshotNamesEveryRowOnceAndOnlyInserts() {
        assertThatThrownBy(() -> Merge.snapshot(
                        Device.TABLE, BOTH, List.of(new RowChange.Inserted<>(A), new RowChange.Inserted<>(A))))
                .hasMessageContaining("existing row " + A.ref());
        assertThatThrownBy(() -> Merge.snapshot(Device.TABLE, BOTH, List.of(new RowUpdate.Delete<>(A.ref()))))
                .isInstanceOf(ContradictionException.class);
    }

    private static TableDelta<Device> merge(RowUpdate<Device> update) throws ContradictionException {
        return Merge.incremental(Device.TABLE, BOTH, List.of(update));
    }
}
