package io.ovnchassis.ovsdb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ColumnSetTest {
    @Test
    void holdsPositionsFromTheFirstToTheLastBit() {
        ColumnSet ends = ColumnSet.NONE.with(0).with(63);

        assertThat(ends.contains(0)).isTrue();
        assertThat(ends.contains(1)).isFalse();
        assertThat(ends.contains(63)).isTrue();
        assertThat(ends.isEmpty()).isFalse();
        assertThat(ColumnSet.NONE.isEmpty()).isTrue();
    }

    @Test
    void theFirstColumnsAreThoseBeforeTheCount() {
        assertThat(ColumnSet.first(0)).isEqualTo(ColumnSet.NONE);
        assertThat(ColumnSet.first(3)).isEqualTo(new ColumnSet(0b111));
        assertThat(ColumnSet.first(64)).isEqualTo(new ColumnSet(-1L));
    }

    @Test
    void moreThan64ColumnsAreRejected() {
        assertThatThrownBy(() -> ColumnSet.first(65)).hasMessage("a set of columns has at most 64, found 65");
        assertThatThrownBy(() -> ColumnSet.first(-1)).hasMessage("a set of columns has at most 64, found -1");
    }

    @Test
    void combinesLikeASet() {
        ColumnSet one = ColumnSet.first(3);
        ColumnSet other = ColumnSet.NONE.with(2).with(5);

        assertThat(one.union(other)).isEqualTo(new ColumnSet(0b100111));
        assertThat(one.minus(other)).isEqualTo(new ColumnSet(0b11));
        assertThat(one.intersects(other)).isTrue();
        assertThat(one.minus(other).intersects(other)).isFalse();
    }
}
