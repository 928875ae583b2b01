package io.ovnchassis.ovsdb.schema;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * Takes the pairs of one map after the other and makes the maps. Most have the same keys as one before, and share that
 * one's set of them: to find it costs no allocation. Bounded, and confined to one thread.
 */
public final class MapAssembler {
    /** Larger sets of keys are hardly ever the same, and room for more pairs is not kept. */
    private static final int SHARED_KEYS_MAX = 64;

    private static final int SLOTS = 1 << 8;

    /** The set that was made last of those that have one slot. */
    private final SortedArraySet<?>[] known = new SortedArraySet<?>[SLOTS];

    private Object[] keys = new Object[SHARED_KEYS_MAX];
    private Object[] values = new Object[SHARED_KEYS_MAX];
    private int size;

    public MapAssembler() {
        Arrays.fill(known, SortedArraySet.<String>empty());
    }

    /** Forgets what was added: another map begins. */
    public MapAssembler begin() {
        if (keys.length > SHARED_KEYS_MAX) {
            keys = new Object[SHARED_KEYS_MAX];
            values = new Object[SHARED_KEYS_MAX];
        }
        size = 0;
        return this;
    }

    <K extends Comparable<? super K>, V> void add(K key, V value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, Math.multiplyExact(size, 2));
            values = Arrays.copyOf(values, keys.length);
        }
        keys[size] = key;
        values[size] = value;
        size++;
    }

    /**
     * The map of the pairs that were added, all of which must have had these types.
     *
     * @throws MalformedValueException when a key stands twice
     */
    <K extends Comparable<? super K>, V> SortedArrayMap<K, V> map() {
        if (size == 0) {
            return SortedArrayMap.empty();
        }
        int slot = slot();
        if (known[slot].hasElements(keys, size)) {
            // Equal keys are of one type.
            @SuppressWarnings("unchecked")
            SortedArraySet<K> same = (SortedArraySet<K>) known[slot];
            return new SortedArrayMap<>(same, Arrays.copyOf(values, size));
        }
        // As a server sends maps: sorting them is the exception.
        if (!SortedArraySet.isAscending(keys, size)) {
            return sorted();
        }
        SortedArraySet<K> fresh = SortedArraySet.ofSorted(Arrays.copyOf(keys, size));
        if (size <= SHARED_KEYS_MAX) {
            known[slot] = fresh;
        }
        return new SortedArrayMap<>(fresh, Arrays.copyOf(values, size));
    }

    private int slot() {
        int hash = 31 * (31 * keys[0].hashCode() + keys[size - 1].hashCode()) + size;
        return (hash ^ hash >>> 15) & SLOTS - 1;
    }

    @SuppressWarnings("unchecked")
    private <K extends Comparable<? super K>, V> SortedArrayMap<K, V> sorted() {
        TreeMap<K, V> sorted = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            if (sorted.put((K) keys[i], (V) values[i]) != null) {
                throw new MalformedValueException("the key " + keys[i] + " stands twice in a map");
            }
        }
        return SortedArrayMap.ofSorted(sorted);
    }
}
