package io.ovnchassis.controller.vlog;

/**
 * Text as it may stand in a line of the log. Nothing in it can end its line or steer a terminal: control characters, line
 * separators and invisible marks, such as those that reverse the direction of text, are printed as escapes, which are also
 * those of JSON.
 */
final class PlainText {
    /** Longest message printed whole, in characters. */
    static final int MAX_MESSAGE = 64 * 1024;

    private PlainText() {}

    /** Without newlines at its end; an overlong one is cut. */
    static void appendMessage(String message, StringBuilder to) {
        int end = withoutTrailingNewlines(message);
        int shown = Math.min(end, MAX_MESSAGE);
        append(message.substring(0, shown), to);
        if (shown < end) {
            to.append("... (").append(end - shown).append(" more characters)");
        }
    }

    private static int withoutTrailingNewlines(String message) {
        int end = message.length();
        while (end > 0 && message.charAt(end - 1) == '\n') {
            end--;
        }
        return end;
    }

    static void append(String raw, StringBuilder to) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (isDeceptive(c)) {
                        to.append("\\u%04x".formatted((int) c));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
    }

    private static boolean isDeceptive(char c) {
        boolean isPrintableAscii = c >= ' ' && c <= '~';
        return !isPrintableAscii
                && switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                        true;
                    default -> false;
                };
    }
}
