package io.ovnchassis.controller.vlog;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** A format of strftime(3), in which {@code ###} is the milliseconds, as vlog has it. Any thread. */
final class LogTime {
    /** What strftime prints in English, whatever the locale: the log is read by programs. */
    private static final Locale LOCALE = Locale.ENGLISH;

    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    /** In a burst many lines are of the same millisecond. */
    private volatile Printed last = new Printed(Instant.MIN, "");

    private LogTime(DateTimeFormatter formatter, ZoneId zone) {
        this.formatter = formatter;
        this.zone = zone;
    }

    static LogTime utc(String format) {
        return new LogTime(formatter(format), ZoneOffset.UTC);
    }

    static LogTime local(String format) {
        return new LogTime(formatter(format), ZoneId.systemDefault());
    }

    void print(Instant time, StringBuilder to) {
        Printed printed = last;
        if (!printed.time().equals(time)) {
            printed = new Printed(time, formatter.format(ZonedDateTime.ofInstant(time, zone)));
            last = printed;
        }
        to.append(printed.text());
    }

    private record Printed(Instant time, String text) {}

    private static DateTimeFormatter formatter(String format) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                i++;
                append(format.charAt(i), builder);
            } else if (c == '#') {
                int end = i;
                while (end < format.length() && format.charAt(end) == '#') {
                    end++;
                }
                int digits = Math.min(end - i, 9);
                builder.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, false);
                i = end - 1;
            } else {
                builder.appendLiteral(c);
            }
        }
        return builder.toFormatter(LOCALE);
    }

    private static void append(char conversion, DateTimeFormatterBuilder to) {
        switch (conversion) {
            case 'Y' -> to.appendPattern("uuuu");
            case 'y' -> to.appendPattern("uu");
            case 'm' -> to.appendPattern("MM");
            case 'd' -> to.appendPattern("dd");
            case 'e' -> to.padNext(2).appendValue(ChronoField.DAY_OF_MONTH);
            case 'j' -> to.appendPattern("DDD");
            case 'H' -> to.appendPattern("HH");
            case 'I' -> to.appendPattern("hh");
            case 'M' -> to.appendPattern("mm");
            case 'S' -> to.appendPattern("ss");
            case 'p' -> to.appendPattern("a");
            case 'b', 'h' -> to.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
            case 'B' -> to.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
            case 'a' -> to.appendText(ChronoField.DAY_OF_WEEK, TextStyle.SHORT);
            case 'A' -> to.appendText(ChronoField.DAY_OF_WEEK, TextStyle.FULL);
            case 'F' -> to.appendPattern("uuuu-MM-dd");
            case 'T' -> to.appendPattern("HH:mm:ss");
            case 'R' -> to.appendPattern("HH:mm");
            case 'D' -> to.appendPattern("MM/dd/uu");
            case 's' -> to.appendValue(ChronoField.INSTANT_SECONDS);
            case 'z' -> to.appendPattern("xx");
            case 'Z' -> to.appendPattern("zzz");
            case '%' -> to.appendLiteral('%');
            default -> to.appendLiteral('%').appendLiteral(conversion);
        }
    }
}
