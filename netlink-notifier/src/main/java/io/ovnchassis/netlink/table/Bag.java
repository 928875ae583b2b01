package io.ovnchassis.netlink.table;

import java.util.HashMap;
import java.util.Map;

/** Counts how often something is in it. Not safe for threads. */
final class Bag<T> {
    private final Map<T, Integer> counts = new HashMap<>();

    /** Adds one, and says whether it is the first. */
    boolean add(T element) {
        return counts.merge(element, 1, Integer::sum) == 1;
    }

    /** Takes one out, and says whether it was the last. */
    boolean remove(T element) {
        boolean wasThere = counts.containsKey(element);
        return counts.computeIfPresent(element, (e, count) -> count == 1 ? null : count - 1) == null && wasThere;
    }

    boolean contains(T element) {
        return counts.containsKey(element);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }
}
