package io.ovnchassis.ovsdb.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text of ASCII that is likely to come, as it is compared with bytes where they lie. */
final class Word {
    private final String text;
    private final byte[] ascii;

    /** @param text of ASCII, with nothing in it that JSON would escape */
    Word(String text) {
        this.text = text;
        this.ascii = text.getBytes(StandardCharsets.US_ASCII);
    }

    String text() {
        return text;
    }

    /** Whether it is what lies from {@code start} to {@code end}. */
    boolean isAt(byte[] bytes, int start, int end) {
        return Arrays.equals(bytes, start, end, ascii, 0, ascii.length);
    }
}
