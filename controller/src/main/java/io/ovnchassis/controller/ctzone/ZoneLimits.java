package io.ovnchassis.controller.ctzone;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many connections each zone of ours may hold, as far as the local database says otherwise. What it says of zones
 * that are nobody's here is not ours to touch. Main loop only.
 */
public final class ZoneLimits {
    private final CtZones zones;
    private final SortedMap<Integer, Optional<Long>> unsettled = new TreeMap<>();
    private Map<Integer, Long> present = Map.of();

    ZoneLimits(CtZones zones) {
        this.zones = zones;
    }

    /** Takes note of the limits that the database has, by zone; says whether anything is news. */
    boolean present(Map<Integer, Long> now) {
        Set<Integer> either = new HashSet<>(present.keySet());
        either.addAll(now.keySet());
        Map<Integer, Long> before = present;
        present = Map.copyOf(now);
        either.removeIf(zone -> before.containsKey(zone) && before.get(zone).equals(now.get(zone)));
        return compare(either);
    }

    /** Looks again at these zones; says whether anything is news. */
    boolean compare(Set<Integer> changed) {
        boolean news = false;
        for (int zone : changed) {
            news |= compare(zone);
        }
        return news;
    }

    /** Looks again at every zone there is something to say of. */
    boolean compareAll() {
        Set<Integer> all = new HashSet<>(zones.zones().values());
        all.addAll(present.keySet());
        all.addAll(unsettled.keySet());
        return compare(all);
    }

    private boolean compare(int zone) {
        Optional<Long> there = Optional.ofNullable(present.get(zone));
        Optional<Optional<Long>> before = Optional.ofNullable(unsettled.remove(zone));
        Optional<Optional<Long>> now = zones.limit(zone).filter(wanted -> !wanted.equals(there));
        now.ifPresent(wanted -> unsettled.put(zone, wanted));
        return !now.equals(before);
    }

    /** The zones whose limit the database does not say as it is: the limit; empty for one that has none any more. */
    public SortedMap<Integer, Optional<Long>> unsettled() {
        return Collections.unmodifiableSortedMap(unsettled);
    }
}
