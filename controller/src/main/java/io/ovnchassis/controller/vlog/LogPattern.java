package io.ovnchassis.controller.vlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern in the language of ovs-appctl(8), {@code vlog/set PATTERN}: text in which {@code %c}, {@code %05N} or
 * {@code %D{format}} stand for something about the record.
 */
record LogPattern(String text, List<Piece> pieces) implements Layout {
    /** Wider fields would only be a way to make each line as long as one likes. */
    private static final int MAX_WIDTH = 1024;

    private static final String DEFAULT_TIME = "%Y-%m-%d %H:%M:%S.###";

    LogPattern {
        pieces = List.copyOf(pieces);
    }

    /** What prints one part of the record. */
    @FunctionalInterface
    interface Part {
        void print(LogRecord log, LogOrigin origin, StringBuilder to);
    }

    /**
     * A part of the line.
     *
     * @param width with how many characters it is filled up, at least
     */
    record Piece(Part part, int width, char padding, boolean toTheLeft) {
        private void print(LogRecord log, LogOrigin origin, StringBuilder to) {
            int start = to.length();
            part.print(log, origin, to);
            int missing = width - (to.length() - start);
            if (missing > 0) {
                to.insert(
                        toTheLeft ? to.length() : start, String.valueOf(padding).repeat(missing));
            }
        }
    }

    static LogPattern parse(String text) {
        return new LogPattern(text, new Parser(text).pieces());
    }

    @Override
    public void print(LogRecord log, LogOrigin origin, StringBuilder to) {
        for (Piece piece : pieces) {
            piece.print(log, origin, to);
        }
    }

    private static final class Parser {
        private final String text;
        private int position;

        Parser(String text) {
            this.text = text;
        }

        List<Piece> pieces() {
            List<Piece> pieces = new ArrayList<>();
            while (position < text.length()) {
                pieces.add(text.charAt(position) == '%' ? conversion() : literal());
            }
            return pieces;
        }

        private Piece literal() {
            int next = text.indexOf('%', position);
            String literal = text.substring(position, next < 0 ? text.length() : next);
            position += literal.length();
            return new Piece((_, _, to) -> to.append(literal), 0, ' ', false);
        }

        private Piece conversion() {
            position++;
            boolean toTheLeft = skip('-');
            char padding = skip('0') ? '0' : ' ';
            int width = 0;
            while (position < text.length() && Character.digit(text.charAt(position), 10) >= 0) {
                width = Math.min(MAX_WIDTH, width * 10 + Character.digit(text.charAt(position), 10));
                position++;
            }
            return new Piece(part(), width, padding, toTheLeft);
        }

        private boolean skip(char expected) {
            boolean found = position < text.length() && text.charAt(position) == expected;
            position += found ? 1 : 0;
            return found;
        }

        private Part part() {
            if (position == text.length()) {
                return (_, _, _) -> {};
            }
            char letter = text.charAt(position);
            position++;
            return switch (letter) {
                case 'A' -> (_, origin, to) -> to.append(origin.program());
                case 'B' ->
                    (log, origin, to) ->
                            to.append(origin.facility().orElse(Facility.LOCAL0).priority(log.severity()));
                case 'c' -> {
                    braces("");
                    yield (log, _, to) -> PlainText.append(log.module(), to);
                }
                case 'd' -> time(LogTime.local(braces(DEFAULT_TIME)));
                case 'D' -> time(LogTime.utc(braces(DEFAULT_TIME)));
                case 'E' -> (_, origin, to) -> PlainText.append(origin.hostName(), to);
                case 'm' -> (log, _, to) -> PlainText.appendMessage(log.message(), to);
                case 'N' -> (log, _, to) -> to.append(log.serial());
                case 'n' -> (_, _, to) -> to.append('\n');
                case 'p' -> (log, _, to) -> to.append(log.severity());
                case 'P' -> (_, origin, to) -> to.append(origin.processId());
                case 'r' ->
                    (log, origin, to) -> to.append(
                            Duration.between(origin.start(), log.time()).toMillis());
                case 't' ->
                    (log, _, to) -> PlainText.append(log.subprogram().isEmpty() ? "main" : log.subprogram(), to);
                case 'T' -> (log, _, to) -> subprogram(log.subprogram(), to);
                default -> (_, _, to) -> to.append(letter);
            };
        }

        private static Part time(LogTime format) {
            return (log, _, to) -> format.print(log.time(), to);
        }

        /** Nothing on the main thread. */
        private static void subprogram(String name, StringBuilder to) {
            if (!name.isEmpty()) {
                to.append('(');
                PlainText.append(name, to);
                to.append(')');
            }
        }

        /** What stands in braces here, or else {@code otherwise}. */
        private String braces(String otherwise) {
            if (position == text.length() || text.charAt(position) != '{') {
                return otherwise;
            }
            int end = text.indexOf('}', position);
            String inside = text.substring(position + 1, end < 0 ? text.length() : end);
            position = end < 0 ? text.length() : end + 1;
            return inside;
        }
    }
}
