package io.ovnchassis.tests.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of {@code tests/scenarios}: comments that say what it shows, then sections, each after a line {@code == title}.
 * The daemon is started at the end of the first one.
 */
record Scenario(String name, List<Section> sections) {
    private static final String SUFFIX = ".scenario";

    Scenario {
        sections = List.copyOf(sections);
        if (sections.isEmpty()) {
            throw new IllegalArgumentException(name + " has no line that starts with ==");
        }
    }

    static Scenario read(Path file) throws IOException {
        String name = file.getFileName().toString().replace(SUFFIX, "");
        try {
            return new Scenario(
                    name,
                    Arrays.stream(Files.readString(file).split("(?m)^==", -1))
                            .skip(1)
                            .map(Section::parse)
                            .toList());
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    /** All in a folder, in the order of their names. */
    static List<Scenario> readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            List<Scenario> scenarios = new ArrayList<>();
            for (Path file : sorted) {
                scenarios.add(read(file));
            }
            return scenarios;
        }
    }

    /** Whether a daemon that is there from the first step on, and sees the steps in another order, ends the same. */
    boolean isShuffled() {
        return sections.stream()
                .flatMap(section -> section.steps().stream())
                .allMatch(step -> step instanceof Step.Run);
    }
}
