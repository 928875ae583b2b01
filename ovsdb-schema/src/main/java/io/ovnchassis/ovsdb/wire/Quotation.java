package io.ovnchassis.ovsdb.wire;

/** What a peer said, as far as it may stand in a log line: cut, and with nothing in it that a terminal would obey. */
public final class Quotation {
    static final int CHARS_MAX = 200;

    private Quotation() {}

    /** At most 200 characters of {@code text}, before control characters are written out. */
    public static String of(String text) {
        int length = Math.min(text.length(), CHARS_MAX);
        StringBuilder printable = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                printable.append(String.format("\\u%04x", (int) c));
            } else {
                printable.append(c);
            }
        }
        return printable.toString();
    }
}
