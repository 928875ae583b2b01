package io.ovnchassis.controller.appctl;

import java.util.Arrays;
import java.util.Optional;

/** In what a client wants its replies, by {@code set-options --format}. */
enum OutputFormat {
    TEXT,

    /** A text is wrapped into an object that says that it is one. */
    JSON;

    /** Case does not matter. */
    static Optional<OutputFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
