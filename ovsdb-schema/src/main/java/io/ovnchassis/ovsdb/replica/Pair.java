package io.ovnchassis.ovsdb.replica;

/**
 * The key of an index over two columns.
 *
 * @param first the atom in the first column
 * @param second the atom in the second column
 */
public record Pair<A extends Comparable<? super A>, B extends Comparable<? super B>>(A first, B second)
        implements Comparable<Pair<A, B>> {
    @Override
    public int compareTo(Pair<A, B> other) {
        int order = first.compareTo(other.first);
        return order != 0 ? order : second.compareTo(other.second);
    }
}
