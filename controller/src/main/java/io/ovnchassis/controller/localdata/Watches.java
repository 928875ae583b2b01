package io.ovnchassis.controller.localdata;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which ports have to be looked at again when a port changes: those whose joints were decided by looking at it. */
final class Watches {
    private final Map<String, Set<String>> watchersOf = new HashMap<>();
    private final Map<String, Set<String>> watchedBy = new HashMap<>();

    /** From now on {@code watcher} depends on these ports, whether they exist or not, and on no others. */
    void watch(String watcher, Set<String> ports) {
        Set<String> before = ports.isEmpty() ? watchedBy.remove(watcher) : watchedBy.put(watcher, Set.copyOf(ports));
        if (before != null) {
            before.forEach(port -> watchersOf.computeIfPresent(port, (_, watchers) -> {
                watchers.remove(watcher);
                return watchers.isEmpty() ? null : watchers;
            }));
        }
        ports.forEach(port ->
                watchersOf.computeIfAbsent(port, _ -> new LinkedHashSet<>()).add(watcher));
    }

    Set<String> watchersOf(String port) {
        return new HashSet<>(watchersOf.getOrDefault(port, Set.of()));
    }

    void clear() {
        watchersOf.clear();
        watchedBy.clear();
    }
}
