package io.ovnchassis.controller.vlog;

import java.util.Arrays;
import java.util.Optional;

/** Where a log message may go, in the order of the columns of {@code vlog/list}. */
enum Destination {
    CONSOLE,
    SYSLOG,
    FILE;

    /** Case does not matter. */
    static Optional<Destination> named(String word) {
        return Arrays.stream(values())
                .filter(destination -> destination.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
