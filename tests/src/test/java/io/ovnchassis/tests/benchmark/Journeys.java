package io.ovnchassis.tests.benchmark;

import java.util.EnumMap;
import java.util.Map;

/** How many milliseconds ports, or all ports of a burst, took to each milestone. Confined to one thread. */
final class Journeys {
    private final Map<Milestone, Figures> figures = new EnumMap<>(Milestone.class);

    /** From the request to {@link Milestone#REQUESTED}; from there to each of the others. */
    Figures to(Milestone milestone) {
        return figures.computeIfAbsent(milestone, _ -> new Figures());
    }
}
