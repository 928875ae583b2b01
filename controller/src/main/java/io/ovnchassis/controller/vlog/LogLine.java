package io.ovnchassis.controller.vlog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * One log record: its time, and the text after it, {@code |00001|module|LEVEL|message}, or
 * {@code |00001|module(thread)|LEVEL|message} off the main thread (vlog's {@code %05N|%c%T|%p|%m}). The two
 * destinations differ in the time only.
 *
 * <p>Nothing in a record can end its line or steer a terminal: control characters, line separators and invisible
 * marks, such as those that reverse the direction of text, are printed as escapes. An overlong message is cut.
 */
record LogLine(Instant time, String text) {
    /** Longest message printed whole, in characters. */
    static final int MAX_MESSAGE = 64 * 1024;

    private static final DateTimeFormatter CONSOLE_TIME = utc("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter FILE_TIME = utc("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    /** @param origin the module, with the thread in parentheses where that is not the main one */
    static LogLine of(Instant time, long serial, String origin, Severity severity, String message) {
        StringBuilder text = new StringBuilder(message.length() + 64);
        text.append('|').append(String.format(Locale.ROOT, "%05d", serial)).append('|');
        escape(origin, text);
        text.append('|').append(severity).append('|');
        int end = withoutTrailingNewlines(message);
        int shown = Math.min(end, MAX_MESSAGE);
        escape(message.substring(0, shown), text);
        if (shown < end) {
            text.append("... (").append(end - shown).append(" more characters)");
        }
        return new LogLine(time, text.append('\n').toString());
    }

    /** The whole line as stderr gets it. */
    String forConsole() {
        return CONSOLE_TIME.format(utc()) + text;
    }

    /** The whole line as the log file gets it. */
    String forFile() {
        return FILE_TIME.format(utc()) + text;
    }

    private TemporalAccessor utc() {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    private static int withoutTrailingNewlines(String message) {
        int end = message.length();
        while (end > 0 && message.charAt(end - 1) == '\n') {
            end--;
        }
        return end;
    }

    private static void escape(String raw, StringBuilder text) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (isDeceptive(c)) {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
    }

    private static boolean isDeceptive(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
