package io.ovnchassis.ovsdb.schema;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map in two arrays, sorted by key: the value of a map column. Most maps of a column have the same keys,
 * which they can share.
 *
 * @param <K> the type of a key
 * @param <V> the type of a value
 */
public final class SortedArrayMap<K extends Comparable<? super K>, V> extends AbstractMap<K, V> {
    private static final SortedArrayMap<String, String> EMPTY =
            new SortedArrayMap<>(SortedArraySet.<String>empty(), new Object[0]);

    private final SortedArraySet<K> keys;
    private final Object[] values;

    /** Takes over {@code values}: for each key the one at the same place. */
    SortedArrayMap(SortedArraySet<K> keys, Object[] values) {
        this.keys = keys;
        this.values = values;
    }

    static <K extends Comparable<? super K>, V> SortedArrayMap<K, V> ofSorted(SortedMap<K, V> sorted) {
        if (sorted.isEmpty()) {
            return empty();
        }
        SortedArraySet<K> keys = SortedArraySet.ofSorted(sorted.keySet().toArray());
        return new SortedArrayMap<>(keys, sorted.values().toArray());
    }

    /** The empty map, shared: it has no entry whose type could matter. */
    @SuppressWarnings("unchecked")
    public static <K extends Comparable<? super K>, V> SortedArrayMap<K, V> empty() {
        return (SortedArrayMap<K, V>) EMPTY;
    }

    /** The entries of {@code map}; itself when it is a map of this kind already. */
    @SuppressWarnings("unchecked")
    public static <K extends Comparable<? super K>, V> SortedArrayMap<K, V> copyOf(Map<? extends K, ? extends V> map) {
        return map instanceof SortedArrayMap<?, ?>
                ? (SortedArrayMap<K, V>) map
                : ofSorted(new TreeMap<>(Map.copyOf(map)));
    }

    /**
     * Applies the difference that {@code update2} and {@code update3} carry: a pair that is equal here is removed, one
     * with another value replaces it, one that is unknown is added (ovsdb-server(7), "Update2 Notification").
     */
    public SortedArrayMap<K, V> applyDifference(SortedArrayMap<K, V> difference) {
        TreeMap<K, V> result = new TreeMap<>(this);
        difference.forEach((key, value) -> {
            if (!result.remove(key, value)) {
                result.put(key, value);
            }
        });
        return ofSorted(result);
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        int index = keys.indexOf(key);
        return index < 0 ? null : (V) values[index];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return keys.contains(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SortedArrayMap<?, ?> map
                ? keys.equals(map.keys) && Arrays.equals(values, map.values)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < values.length; i++) {
            hash += keys.get(i).hashCode() ^ values[i].hashCode();
        }
        return hash;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public Set<K> keySet() {
        return keys;
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Entry<K, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry<K, V> entry = Map.entry(keys.get(next), (V) values[next]);
            next++;
            return entry;
        }
    }
}
