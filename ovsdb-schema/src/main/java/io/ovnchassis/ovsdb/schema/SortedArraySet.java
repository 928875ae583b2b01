package io.ovnchassis.ovsdb.schema;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set in one sorted array: the value of a set column. Four bytes an element, look-up in O(log n), and two
 * sets merge in one pass.
 *
 * @param <A> the type of an element
 */
public final class SortedArraySet<A extends Comparable<? super A>> extends AbstractSet<A> {
    private static final SortedArraySet<String> EMPTY = new SortedArraySet<>(new Comparable<?>[0]);

    private final Comparable<?>[] elements;

    private SortedArraySet(Comparable<?>[] sorted) {
        this.elements = sorted;
    }

    /** The elements of a list that is ascending. */
    static <A extends Comparable<? super A>> SortedArraySet<A> ofSorted(List<A> sorted) {
        return sorted.isEmpty() ? empty() : new SortedArraySet<>(sorted.toArray(new Comparable<?>[0]));
    }

    /** The empty set, shared: it has no element whose type could matter. */
    @SuppressWarnings("unchecked")
    public static <A extends Comparable<? super A>> SortedArraySet<A> empty() {
        return (SortedArraySet<A>) EMPTY;
    }

    /** The set of one element. */
    public static <A extends Comparable<? super A>> SortedArraySet<A> of(A element) {
        return new SortedArraySet<>(new Comparable<?>[] {element});
    }

    /** The distinct elements of {@code elements}; itself when it is a set of this kind already. */
    @SuppressWarnings("unchecked")
    public static <A extends Comparable<? super A>> SortedArraySet<A> copyOf(Collection<? extends A> elements) {
        if (elements instanceof SortedArraySet<?>) {
            return (SortedArraySet<A>) elements;
        }
        List<A> given = List.copyOf(elements);
        // As a server sends sets: what follows is the exception.
        if (isAscending(given)) {
            return ofSorted(given);
        }
        List<A> sorted = new ArrayList<>(given);
        sorted.sort(null);
        List<A> distinct = new ArrayList<>(sorted.size());
        for (A element : sorted) {
            if (distinct.isEmpty() || distinct.getLast().compareTo(element) != 0) {
                distinct.add(element);
            }
        }
        return ofSorted(distinct);
    }

    /** Whether each element is greater than the one before it. */
    static <A extends Comparable<? super A>> boolean isAscending(List<A> elements) {
        for (int i = 1; i < elements.size(); i++) {
            if (elements.get(i - 1).compareTo(elements.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * What is in exactly one of the two sets: applies the difference that {@code update2} and {@code update3} carry
     * (ovsdb-server(7), "Update2 Notification").
     */
    public SortedArraySet<A> symmetricDifference(SortedArraySet<A> other) {
        List<A> result = new ArrayList<>(size() + other.size());
        int mine = 0;
        int theirs = 0;
        while (mine < size() && theirs < other.size()) {
            int order = get(mine).compareTo(other.get(theirs));
            if (order < 0) {
                result.add(get(mine++));
            } else if (order > 0) {
                result.add(other.get(theirs++));
            } else {
                mine++;
                theirs++;
            }
        }
        while (mine < size()) {
            result.add(get(mine++));
        }
        while (theirs < other.size()) {
            result.add(other.get(theirs++));
        }
        return ofSorted(result);
    }

    @SuppressWarnings("unchecked")
    public A get(int index) {
        return (A) elements[index];
    }

    /** Where an element is; negative when it is not in here. */
    int indexOf(@Nullable Object element) {
        if (!(element instanceof Comparable<?> comparable) || elements.length == 0) {
            return -1;
        }
        // Elements of one column have one class: anything else is not in it, and must not be compared.
        return comparable.getClass() == elements[0].getClass() ? Arrays.binarySearch(elements, comparable) : -1;
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return indexOf(element) >= 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SortedArraySet<?> set ? Arrays.equals(elements, set.elements) : super.equals(other);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Comparable<?> element : elements) {
            hash += element.hashCode();
        }
        return hash;
    }

    @Override
    public int size() {
        return elements.length;
    }

    @Override
    public Iterator<A> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < elements.length;
            }

            @Override
            public A next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return get(next++);
            }
        };
    }
}
