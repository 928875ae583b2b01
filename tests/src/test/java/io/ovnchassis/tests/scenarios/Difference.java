package io.ovnchassis.tests.scenarios;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A cell that two programs have left behind with different content.
 *
 * @param cell its name in a {@link Dump}
 * @param theirs what the oracle wrote, {@value #ABSENT} when it has no such cell
 * @param ours the same of ours
 */
record Difference(String cell, String theirs, String ours) {
    static final String ABSENT = "absent";

    /** All cells that differ, by their names. */
    static SortedMap<String, Difference> between(Dump theirs, Dump ours) {
        SortedSet<String> cells = new TreeSet<>(theirs.cells().keySet());
        cells.addAll(ours.cells().keySet());
        SortedMap<String, Difference> differences = new TreeMap<>();
        for (String cell : cells) {
            String before = theirs.cells().getOrDefault(cell, ABSENT);
            String after = ours.cells().getOrDefault(cell, ABSENT);
            if (!before.equals(after)) {
                differences.put(cell, new Difference(cell, before, after));
            }
        }
        return differences;
    }

    @Override
    public String toString() {
        return cell + " : " + theirs + " => " + ours;
    }
}
