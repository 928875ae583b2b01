package io.ovnchassis.tests.harness;

/** Text as the stock tools read a string: in quotes, so that nothing in it means anything else to them. */
final class Literal {
    private Literal() {}

    static String of(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
