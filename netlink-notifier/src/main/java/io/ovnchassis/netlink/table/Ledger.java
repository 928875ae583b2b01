package io.ovnchassis.netlink.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A map that knows what it was when it was last asked for its changes. What changed and changed back is no change. Not
 * safe for threads.
 */
final class Ledger<K, V> {
    private final Map<K, V> current = new HashMap<>();
    private final Map<K, Optional<V>> before = new HashMap<>();

    Optional<V> get(K key) {
        return Optional.ofNullable(current.get(key));
    }

    void put(K key, V value) {
        touch(key);
        current.put(key, value);
    }

    void remove(K key) {
        touch(key);
        current.remove(key);
    }

    /** Makes it what {@code everything} is. */
    void replaceAll(Map<K, V> everything) {
        Set<K> gone = new HashSet<>(current.keySet());
        gone.removeAll(everything.keySet());
        gone.forEach(this::remove);
        everything.forEach((key, value) -> {
            if (!value.equals(current.get(key))) {
                put(key, value);
            }
        });
    }

    private void touch(K key) {
        before.computeIfAbsent(key, k -> Optional.ofNullable(current.get(k)));
    }

    List<V> values() {
        return List.copyOf(current.values());
    }

    /** The difference since the last call. */
    Changes<V> takeChanges() {
        List<V> removed = new ArrayList<>();
        List<V> added = new ArrayList<>();
        before.forEach((key, old) -> {
            Optional<V> now = get(key);
            if (!now.equals(old)) {
                old.ifPresent(removed::add);
                now.ifPresent(added::add);
            }
        });
        before.clear();
        return new Changes<>(removed, added);
    }
}
