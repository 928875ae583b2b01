package io.ovnchassis.controller.explain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times of day for people and programs: ISO 8601, in UTC, to the second. */
final class Times {
    private Times() {}

    static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
