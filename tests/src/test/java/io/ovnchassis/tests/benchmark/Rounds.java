package io.ovnchassis.tests.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was measured of one contestant, by the name of the quantity. Confined to one thread. */
final class Rounds {
    private final Map<String, Figures> figures = new LinkedHashMap<>();

    Figures of(String quantity) {
        return figures.computeIfAbsent(quantity, _ -> new Figures());
    }

    void add(String quantity, double value) {
        of(quantity).add(value);
    }
}
