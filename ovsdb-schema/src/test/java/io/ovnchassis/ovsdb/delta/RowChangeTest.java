package io.ovnchassis.ovsdb.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.schema.ColumnSet;
import org.junit.jupiter.api.Test;

class RowChangeTest {
    private static final Device A = Device.named(1, "a");
    private static final Device B = Device.named(1, "b");
    private static final Device C = Device.named(1, "b").with(Device.SERIAL, 7L);

    private static final RowChange<Device> INSERT_A = new RowChange.Inserted<>(A);
    private static final RowChange<Device> A_TO_B = new RowChange.Modified<>(A, B, ColumnSet.of(Device.NAME));
    private static final RowChange<Device> DELETE_A = new RowChange.Deleted<>(A);
    private static final RowChange<Device> DELETE_B = new RowChange.Deleted<>(B);

    @Test
    void insertedAndDeletedNeverHappened() {
        assertThat(INSERT_A.then(DELETE_A)).isEmpty();
    }

    @Test
    void insertedAndModifiedIsInsertedAsItIsNow() {
        assertThat(INSERT_A.then(A_TO_B)).contains(new RowChange.Inserted<>(B));
    }

    @Test
    void modifiedTwiceIsModifiedAgainstTheFirst() {
        RowChange<Device> bToC = new RowChange.Modified<>(B, C, ColumnSet.of(Device.SERIAL));

        assertThat(A_TO_B.then(bToC))
                .contains(new RowChange.Modified<>(A, C, ColumnSet.of(Device.NAME, Device.SERIAL)));
    }

    @Test
    void modifiedAndModifiedBackIsNoChange() {
        assertThat(A_TO_B.then(new RowChange.Modified<>(B, A, ColumnSet.of(Device.NAME))))
                .isEmpty();
    }

    @Test
    void modifiedAndDeletedIsDeletedAsItWas() {
        assertThat(A_TO_B.then(DELETE_B)).contains(DELETE_A);
    }

    @Test
    void deletedAndInsertedIsModified() {
        assertThat(DELETE_A.then(new RowChange.Inserted<>(B))).contains(A_TO_B);
    }

    @Test
    void deletedAndInsertedAsItWasIsNoChange() {
        assertThat(DELETE_A.then(new RowChange.Inserted<>(Device.named(1, "a"))))
                .isEmpty();
    }

    @Test
    void aRowThatIsThereCannotBeInserted() {
        assertThatThrownBy(() -> INSERT_A.then(INSERT_A)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRowThatIsGoneCannotBeModifiedOrDeleted() {
        assertThatThrownBy(() -> DELETE_A.then(A_TO_B)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> DELETE_A.then(DELETE_A)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyColumnsThatReallyDifferAreNamed() {
        assertThat(RowChange.between(A, C))
                .contains(new RowChange.Modified<>(A, C, ColumnSet.of(Device.NAME, Device.SERIAL)));
        assertThat(RowChange.between(A, Device.named(1, "a"))).isEmpty();
    }
}
