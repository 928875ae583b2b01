package io.ovnchassis.tests.appctl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A line of {@code conformance.txt}.
 *
 * @param words the command and its arguments
 */
record Exercise(Expectation expectation, List<String> words) {
    private static final String FILE = "conformance.txt";

    /** How two daemons are to compare. */
    enum Expectation {
        SAME,
        SHAPE,
        DIFFERS,
        OURS,
        THEIRS
    }

    String command() {
        return words.getFirst();
    }

    static List<Exercise> all() throws IOException {
        try (InputStream in = Exercise.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException("there is no " + FILE + " beside this class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Exercise::parse)
                    .toList();
        }
    }

    private static Exercise parse(String line) {
        String[] words = line.replaceFirst(" -- .*", "").strip().split(" +");
        for (Expectation expectation : Expectation.values()) {
            if (expectation.name().equalsIgnoreCase(words[0]) && words.length > 1) {
                return new Exercise(
                        expectation, List.copyOf(Arrays.asList(words).subList(1, words.length)));
            }
        }
        throw new IllegalArgumentException(FILE + ": no expectation and command in: " + line);
    }
}
