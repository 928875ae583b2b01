package io.ovnchassis.ovsdb.replica;

import static io.ovnchassis.ovsdb.replica.Updates.changes;
import static io.ovnchassis.ovsdb.replica.Updates.delete;
import static io.ovnchassis.ovsdb.replica.Updates.insert;
import static io.ovnchassis.ovsdb.replica.Updates.modify;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.delta.Device;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexTest {
    private static final Device A = Device.named(1, "a").with(Device.TAGS, SortedArraySet.copyOf(List.of("x", "y")));
    private static final Device B = Device.named(2, "b").with(Device.TAGS, SortedArraySet.of("y"));
    private static final Device C = Device.named(3, "b").with(Device.PARENT, Optional.of(A.ref()));

    private final Replica replica = new Replica(Device.DATABASE, List.of(Device.TABLE));
    private final TableView<Device> devices = replica.table(Device.TABLE);

    @Test
    void aRowIsFoundByAScalar() {
        Index<Device, String> byName = devices.index(Device.NAME);
        apply(insert(A), insert(B), insert(C));

        assertThat(byName.find("a")).contains(A);
        assertThat(byName.findAll("b")).containsExactlyInAnyOrder(B, C);
        assertThat(byName.count("b")).isEqualTo(2);
        assertThat(byName.find("z")).isEmpty();
        assertThat(byName.findAll("z")).isEmpty();
    }

    @Test
    void ofSeveralRowsTheOneWithTheLowestUuidIsFound() {
        Index<Device, String> byName = devices.index(Device.NAME);
        apply(insert(C), insert(B));

        assertThat(byName.find("b")).contains(B);
    }

    @Test
    void everyElementOfASetIsAKey() {
        Index<Device, String> byTag = devices.index(Device.TAGS);
        apply(insert(A), insert(B), insert(C));

        assertThat(byTag.findAll("x")).containsExactly(A);
        assertThat(byTag.findAll("y")).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void anEmptyOptionalCellIsNoKey() {
        Index<Device, Ref<Device>> byParent = devices.index(Device.PARENT);
        apply(insert(A), insert(C));

        assertThat(byParent.findAll(A.ref())).containsExactly(C);
        assertThat(byParent.findAll(C.ref())).isEmpty();
    }

    @Test
    void twoColumnsAreAskedWithAPair() {
        Index<Device, Pair<String, String>> byNameAndTag = devices.index(Device.NAME, Device.TAGS);
        apply(insert(A), insert(B), insert(C));

        assertThat(byNameAndTag.find(new Pair<>("a", "y"))).contains(A);
        assertThat(byNameAndTag.find(new Pair<>("b", "y"))).contains(B);
        assertThat(byNameAndTag.find(new Pair<>("b", "x"))).isEmpty();
    }

    @Test
    void anIndexFollowsModificationsAndDeletions() {
        Index<Device, String> byTag = devices.index(Device.TAGS);
        Device moved = A.with(Device.TAGS, SortedArraySet.copyOf(List.of("y", "z")));
        apply(insert(A), insert(B));

        apply(modify(moved));
        assertThat(byTag.findAll("x")).isEmpty();
        assertThat(byTag.findAll("y")).containsExactlyInAnyOrder(moved, B);
        assertThat(byTag.findAll("z")).containsExactly(moved);

        apply(delete(moved));
        assertThat(byTag.findAll("y")).containsExactly(B);
        assertThat(byTag.findAll("z")).isEmpty();
    }

    @Test
    void aRowIsFoundAsItIsNowWhenAnotherColumnChanged() {
        Index<Device, String> byName = devices.index(Device.NAME);
        apply(insert(A));
        Device heavier = A.with(Device.WEIGHT, 2.5);
        apply(modify(heavier));

        assertThat(byName.find("a").map(Device.WEIGHT::get)).contains(2.5);
    }

    @Test
    void aLateIndexKnowsTheRowsThatAreThere() {
        apply(insert(A), insert(B));

        assertThat(devices.index(Device.TAGS).count("y")).isEqualTo(2);
    }

    @Test
    void theSameColumnsGiveTheSameIndex() {
        assertThat(devices.index(Device.NAME)).isSameAs(devices.index(Device.NAME));
        assertThat(devices.index(Device.NAME, Device.TAGS))
                .isSameAs(devices.index(Device.NAME, Device.TAGS))
                .isNotSameAs(devices.index(Device.TAGS, Device.NAME));
    }

    private void apply(RowUpdate<Device> update) {
        assertThat(replica.apply(changes(List.of(update)))).isEqualTo(new Replica.Result.Applied());
    }

    private void apply(RowUpdate<Device> first, RowUpdate<Device> second) {
        apply(first);
        apply(second);
    }

    private void apply(RowUpdate<Device> first, RowUpdate<Device> second, RowUpdate<Device> third) {
        apply(first, second);
        apply(third);
    }
}
