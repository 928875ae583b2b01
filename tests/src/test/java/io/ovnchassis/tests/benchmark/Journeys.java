package io.ovnchassis.tests.benchmark;

import java.util.List;
import java.util.stream.Stream;

/** How many milliseconds ports, or all ports of a burst, took to each milestone. Confined to one thread. */
final class Journeys {
    private final List<Figures> figures =
            Stream.generate(Figures::new).limit(Milestone.values().length).toList();

    /** From the request to {@link Milestone#REQUESTED}; from there to each of the others. */
    Figures to(Milestone milestone) {
        return figures.get(milestone.ordinal());
    }
}
