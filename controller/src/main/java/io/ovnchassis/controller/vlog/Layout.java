package io.ovnchassis.controller.vlog;

/** How a record is printed. Immutable; any thread. */
sealed interface Layout permits LogPattern, JsonLayout {
    /** The word that {@code vlog/set PATTERN:file:json} has in the place of a pattern. */
    String JSON = "json";

    /** What {@code vlog/list-pattern} shows and {@code vlog/set PATTERN:...} takes. */
    String text();

    /** Appends the record, which gets no newline at its end. */
    void print(LogRecord log, LogOrigin origin, StringBuilder to);

    /** Everything is a pattern: what has no meaning in one is printed as it stands. */
    static Layout parse(String text) {
        return text.equalsIgnoreCase(JSON) ? new JsonLayout() : LogPattern.parse(text);
    }
}
