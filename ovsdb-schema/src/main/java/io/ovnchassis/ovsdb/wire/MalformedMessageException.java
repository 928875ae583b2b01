package io.ovnchassis.ovsdb.wire;

/** A peer sent what cannot be understood; nothing of the message was used, and none that follows can be read. */
public final class MalformedMessageException extends Exception {
    private static final int EXCERPT_CHARS = 200;

    MalformedMessageException(String reason, String text) {
        super(reason + ", near: " + printable(text));
    }

    static int excerptChars() {
        return EXCERPT_CHARS;
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
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
