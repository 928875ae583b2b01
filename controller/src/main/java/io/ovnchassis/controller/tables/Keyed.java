package io.ovnchassis.controller.tables;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What rows of a table mean to a room, by a key, and for which keys that changed in this run of the engine. A row may
 * mean several things, and several rows may have a key. To take note of a row costs what it means. Main loop only.
 *
 * @param <R> the table
 * @param <T> a meaning; an immutable value
 */
public final class Keyed<R extends Row<R>, T> {
    private final Map<Ref<R>, Map<String, T>> bySource = new HashMap<>();
    private final Map<String, SortedMap<Ref<R>, T>> byKey = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /** Takes note of all that {@code source} means now; says whether that is news. */
    public boolean put(Ref<R> source, Map<String, T> meanings) {
        @Nullable
        Map<String, T> known =
                meanings.isEmpty() ? bySource.remove(source) : bySource.put(source, Map.copyOf(meanings));
        Map<String, T> before = known == null ? Map.of() : known;
        if (before.equals(meanings)) {
            return false;
        }
        before.keySet().forEach(key -> forget(key, source));
        meanings.forEach((key, meaning) ->
                byKey.computeIfAbsent(key, _ -> new TreeMap<>()).put(source, meaning));
        noteDifferences(before, meanings);
        return true;
    }

    private void forget(String key, Ref<R> source) {
        byKey.computeIfPresent(key, (_, meanings) -> {
            meanings.remove(source);
            return meanings.isEmpty() ? null : meanings;
        });
    }

    private void noteDifferences(Map<String, T> before, Map<String, T> after) {
        Set<String> either = new HashSet<>(before.keySet());
        either.addAll(after.keySet());
        either.removeIf(key -> before.containsKey(key) && before.get(key).equals(after.get(key)));
        changed.addAll(either);
    }

    /** Forgets everything. */
    public void clear() {
        changed.addAll(byKey.keySet());
        bySource.clear();
        byKey.clear();
    }

    public void clearChanges() {
        changed.clear();
    }

    /** The keys for which something is new, different or gone in this run of the engine. */
    public Set<String> changed() {
        return Collections.unmodifiableSet(changed);
    }

    public Set<String> keys() {
        return Collections.unmodifiableSet(byKey.keySet());
    }

    /** Everything that has {@code key}, always in the same order. */
    public List<T> all(String key) {
        SortedMap<Ref<R>, T> found = byKey.get(key);
        return found == null ? List.of() : List.copyOf(found.values());
    }

    /** One of those that have {@code key}, always the same one. */
    public Optional<T> first(String key) {
        return all(key).stream().findFirst();
    }

    /** An immutable copy: everything by key. */
    public Map<String, List<T>> snapshot() {
        Map<String, List<T>> copy = new HashMap<>();
        byKey.keySet().forEach(key -> copy.put(key, all(key)));
        return Map.copyOf(copy);
    }
}
