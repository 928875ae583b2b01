package io.ovnchassis.controller.vifplug;

/** Text from outside, short enough for a log line (whose writer takes care of control characters). */
final class Excerpt {
    private static final int LENGTH_MAX = 200;

    private Excerpt() {}

    /** {@code text} itself, or its beginning and how long it is in all. */
    static String of(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LENGTH_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LENGTH_MAX)) + "... (" + length + " characters)";
    }
}
