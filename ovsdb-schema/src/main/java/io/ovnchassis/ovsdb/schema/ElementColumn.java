package io.ovnchassis.ovsdb.schema;

/**
 * A column whose cells are made of single atoms: exactly one, at most one, or a set. That is every kind but the map.
 *
 * @param <R> the row type
 * @param <A> the type of an atom
 */
public sealed interface ElementColumn<R extends Row<R>, A extends Comparable<? super A>>
        permits ScalarColumn, OptionalColumn, SetColumn {
    String name();

    int position();

    /** The atoms in the cell of {@code row}. */
    SortedArraySet<A> elements(R row);
}
