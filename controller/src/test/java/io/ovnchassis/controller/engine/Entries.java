package io.ovnchassis.controller.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers by key: what the nodes of a {@link RandomGraph} hold.
 *
 * @param numbers a read-only view of a map that lives on
 * @param changedKeys the keys touched in this run, empty if that was not tracked
 */
record Entries(Map<Integer, Integer> numbers, Optional<Set<Integer>> changedKeys) {

    int at(int key) {
        return numbers.getOrDefault(key, 0);
    }
}
