package io.ovnchassis.tests.scenarios;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Steps after which the daemon comes to rest and what it wrote is looked at.
 *
 * @param inOrder whether a later step needs an earlier one
 */
record Section(String title, boolean inOrder, List<Step> steps) {
    private static final String IN_ORDER = "(in order)";

    Section {
        steps = List.copyOf(steps);
    }

    /** Reads what follows a {@code ==}. */
    static Section parse(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        String title = lines.getFirst();
        List<Step> steps = lines.stream()
                .skip(1)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Step::parse)
                .toList();
        return new Section(title.replace(IN_ORDER, "").strip(), title.endsWith(IN_ORDER), steps);
    }

    List<Step> shuffled(Random random) {
        List<Step> shuffled = new ArrayList<>(steps);
        if (!inOrder) {
            Collections.shuffle(shuffled, random);
        }
        return shuffled;
    }
}
