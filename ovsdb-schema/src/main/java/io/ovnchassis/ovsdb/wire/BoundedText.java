package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.io.StringWriter;

/** Collects text up to a bound, beyond which it throws {@link MalformedValueException}. */
final class BoundedText extends StringWriter {
    private final int charsMax;

    BoundedText(int charsMax) {
        this.charsMax = charsMax;
    }

    @Override
    public void write(char[] chars, int offset, int length) {
        check(length);
        super.write(chars, offset, length);
    }

    @Override
    public void write(String text, int offset, int length) {
        check(length);
        super.write(text, offset, length);
    }

    private void check(int length) {
        if (getBuffer().length() > charsMax - length) {
            throw new MalformedValueException(
                    "a value is longer than the " + charsMax + " characters that it may have");
        }
    }
}
