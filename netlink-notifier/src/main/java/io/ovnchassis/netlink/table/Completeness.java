package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.notifier.Kind;
import java.util.HashSet;
import java.util.Set;

/** Whether everything that a table is made of has been told at least once. For the notifier's thread only. */
final class Completeness {
    private final Set<Kind<?>> missing;
    private boolean wasNews;

    Completeness(Kind<?>... needed) {
        missing = new HashSet<>(Set.of(needed));
    }

    void add(Kind<?> told) {
        missing.remove(told);
    }

    boolean isReached() {
        return missing.isEmpty();
    }

    /** Whether it is reached for the first time that this is asked. */
    boolean isNews() {
        boolean isNews = isReached() && !wasNews;
        wasNews |= isNews;
        return isNews;
    }
}
