package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.nio.charset.StandardCharsets;

/** Numbers as JSON writes them (RFC 8259 section 6), read where they lie. */
final class NumberText {
    /** So many digits are in the range of 64 bits whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private NumberText() {}

    /** @throws MalformedValueException when it is neither an integer nor a real */
    static Token kind(byte[] bytes, int start, int end) {
        int whole = start < end && bytes[start] == '-' ? start + 1 : start;
        int i = afterDigits(bytes, whole, end);
        boolean wellFormed = i > whole && (bytes[whole] != '0' || i == whole + 1);
        if (wellFormed && i == end) {
            return Token.INTEGER;
        }
        if (wellFormed && bytes[i] == '.') {
            int fraction = i + 1;
            i = afterDigits(bytes, fraction, end);
            wellFormed = i > fraction;
        }
        if (wellFormed && i < end && (bytes[i] == 'e' || bytes[i] == 'E')) {
            int exponent = i + 1 < end && (bytes[i + 1] == '+' || bytes[i + 1] == '-') ? i + 2 : i + 1;
            i = afterDigits(bytes, exponent, end);
            wellFormed = i > exponent;
        }
        if (!wellFormed || i < end) {
            throw new MalformedValueException("this is not JSON: expected a value");
        }
        return Token.REAL;
    }

    private static int afterDigits(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }

    /**
     * The value of a {@link Token#INTEGER}.
     *
     * @throws MalformedValueException when 64 bits do not hold it
     */
    static long integer(byte[] bytes, int start, int end) {
        if (end - start > SAFE_DIGITS) {
            return longInteger(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
        }
        boolean negative = bytes[start] == '-';
        long value = 0;
        for (int i = negative ? start + 1 : start; i < end; i++) {
            value = 10 * value + (bytes[i] - '0');
        }
        return negative ? -value : value;
    }

    private static long longInteger(String numeral) {
        try {
            return Long.parseLong(numeral);
        } catch (NumberFormatException e) {
            throw new MalformedValueException("the integer " + numeral + " needs more than 64 bits");
        }
    }
}
