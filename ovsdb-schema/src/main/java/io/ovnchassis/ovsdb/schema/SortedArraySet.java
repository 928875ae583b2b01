package io.ovnchassis.ovsdb.schema;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set in one sorted array: the value of a set column. Four bytes an element, look-up in O(log n), and two
 * sets merge in one pass.
 *
 * @param <A> the type of an element
 */
public final class SortedArraySet<A extends Comparable<? super A>> extends AbstractSet<A> {
    private static final SortedArraySet<String> EMPTY = new SortedArraySet<>(new Object[0]);

    private final Object[] elements;

    private SortedArraySet(Object[] sorted) {
        this.elements = sorted;
    }

    /** Takes over elements that are ascending. */
    static <A extends Comparable<? super A>> SortedArraySet<A> ofSorted(Object[] sorted) {
        return sorted.length == 0 ? empty() : new SortedArraySet<>(sorted);
    }

    /** The empty set, shared: it has no element whose type could matter. */
    @SuppressWarnings("unchecked")
    public static <A extends Comparable<? super A>> SortedArraySet<A> empty() {
        return (SortedArraySet<A>) EMPTY;
    }

    /** The set of one element. */
    public static <A extends Comparable<? super A>> SortedArraySet<A> of(A element) {
        return new SortedArraySet<>(new Object[] {element});
    }

    /** The distinct elements of {@code elements}; itself when it is a set of this kind already. */
    @SuppressWarnings("unchecked")
    public static <A extends Comparable<? super A>> SortedArraySet<A> copyOf(Collection<? extends A> elements) {
        if (elements instanceof SortedArraySet<?>) {
            return (SortedArraySet<A>) elements;
        }
        List<A> given = List.copyOf(elements);
        Object[] array = given.toArray();
        // As a server sends sets: the tree is the exception.
        return ofSorted(isAscending(array, array.length) ? array : new TreeSet<A>(given).toArray());
    }

    /** Whether each of the first {@code count} elements, which are of one type, is greater than the one before it. */
    @SuppressWarnings("unchecked")
    static boolean isAscending(Object[] elements, int count) {
        for (int i = 1; i < count; i++) {
            if (((Comparable<Object>) elements[i - 1]).compareTo(elements[i]) >= 0) {
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
        return ofSorted(result.toArray());
    }

    @SuppressWarnings("unchecked")
    public A get(int index) {
        return (A) elements[index];
    }

    /** Whether it has the first {@code count} of {@code ascending}, and nothing else. */
    boolean hasElements(Object[] ascending, int count) {
        if (elements.length != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!elements[i].equals(ascending[i])) {
                return false;
            }
        }
        return true;
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
        for (Object element : elements) {
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
