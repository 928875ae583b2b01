package io.ovnchassis.ovsdb.replica;

import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.ElementColumn;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import java.util.ArrayList;
import java.util.List;

/**
 * What an index looks a row up by. Two are equal when they are made of the same columns.
 *
 * @param <R> the row type
 * @param <K> the type of a key
 */
sealed interface Key<R extends Row<R>, K extends Comparable<? super K>> {
    /** The columns that the keys of a row depend on. */
    ColumnSet columns();

    /** The keys under which {@code row} is found. */
    SortedArraySet<K> of(R row);

    record Single<R extends Row<R>, A extends Comparable<? super A>>(ElementColumn<R, A> column) implements Key<R, A> {
        @Override
        public ColumnSet columns() {
            return ColumnSet.NONE.with(column.position());
        }

        @Override
        public SortedArraySet<A> of(R row) {
            return column.elements(row);
        }
    }

    /** Every combination of an element of one column with one of the other. */
    record Composite<R extends Row<R>, A extends Comparable<? super A>, B extends Comparable<? super B>>(
            ElementColumn<R, A> first, ElementColumn<R, B> second) implements Key<R, Pair<A, B>> {
        @Override
        public ColumnSet columns() {
            return ColumnSet.NONE.with(first.position()).with(second.position());
        }

        @Override
        public SortedArraySet<Pair<A, B>> of(R row) {
            List<Pair<A, B>> pairs = new ArrayList<>();
            for (A one : first.elements(row)) {
                for (B other : second.elements(row)) {
                    pairs.add(new Pair<>(one, other));
                }
            }
            return SortedArraySet.copyOf(pairs);
        }
    }
}
