package io.ovnchassis.controller.sandbox.tour;

import java.nio.charset.Charset;

/**
 * How things look: which signs the encoding of the terminal has, and whether they are coloured.
 *
 * @param done the sign of what has happened
 * @param open the sign of what has not happened yet
 * @param failed the sign of what has not happened in time
 * @param rule what horizontal lines are made of
 */
record Style(String done, String open, String failed, String rule, boolean coloured) {
    private static final Style ASCII = new Style("+", ".", "x", "-", false);
    private static final Style UNICODE = new Style("✔", "·", "✘", "─", false);

    static Style of(Charset charset, boolean coloured) {
        Style plain = charset.newEncoder().canEncode(UNICODE.signs()) ? UNICODE : ASCII;
        return new Style(plain.done, plain.open, plain.failed, plain.rule, coloured);
    }

    private String signs() {
        return done + open + failed + rule;
    }

    String green(String text) {
        return paint("32", text);
    }

    String red(String text) {
        return paint("31", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    String bold(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return coloured && !text.isBlank() ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
