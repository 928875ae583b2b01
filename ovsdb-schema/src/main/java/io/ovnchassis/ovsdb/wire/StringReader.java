package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes Java's strings of those in JSON (RFC 8259 section 7). Confined to one thread. */
final class StringReader {
    private static final int HEXADECIMAL_DIGITS = 4;

    /** Room for nearly every string, which thus is copied once. */
    private static final int SCRATCH_BYTES = 1 << 10;

    private final StringCache cache = new StringCache();
    private final byte[] scratch = new byte[SCRATCH_BYTES];
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);

    /** A string of ASCII without an escape. */
    String plain(byte[] bytes, int start, int end) {
        return cache.of(bytes, start, end - start);
    }

    /**
     * A string of ASCII with escapes, most of which stand for ASCII as well: a flow's match is full of quotes.
     *
     * @throws MalformedValueException as {@link #decoded} does
     */
    String unescaped(byte[] bytes, int start, int end) {
        byte[] text = end - start <= scratch.length ? scratch : new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b == '\\') {
                i++;
                if (bytes[i] == 'u') {
                    return decoded(bytes, start, end);
                }
                b = (byte) escaped(bytes[i]);
            }
            text[length] = b;
            length++;
        }
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    /**
     * Any string.
     *
     * @throws MalformedValueException when it is not UTF-8, an escape is none, it has a NUL, or half a character stands alone
     */
    String decoded(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int run = start;
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\\') {
                append(bytes, run, i, text);
                i++;
                if (bytes[i] == 'u') {
                    text.append(codeUnit(bytes, i + 1, end));
                    i += HEXADECIMAL_DIGITS;
                } else {
                    text.append(escaped(bytes[i]));
                }
                run = i + 1;
            }
        }
        append(bytes, run, end, text);
        String decoded = text.toString();
        requireWholeCharacters(decoded);
        return decoded;
    }

    private void append(byte[] bytes, int start, int end, StringBuilder text) {
        try {
            text.append(utf8.decode(ByteBuffer.wrap(bytes, start, end - start)));
        } catch (CharacterCodingException e) {
            throw new MalformedValueException("the text is not UTF-8");
        }
    }

    private static char escaped(byte letter) {
        return switch (letter) {
            case '"', '\\', '/' -> (char) letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new MalformedValueException("a string has an unknown escape");
        };
    }

    private static char codeUnit(byte[] bytes, int start, int end) {
        int unit = 0;
        for (int i = start; i < start + HEXADECIMAL_DIGITS; i++) {
            int digit = i < end && bytes[i] >= 0 ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                throw new MalformedValueException("a string has an escape \\u without four hexadecimal digits");
            }
            unit = unit << 4 | digit;
        }
        if (unit == 0) {
            // No server writes one, and none would take it back.
            throw new MalformedValueException("a string has a NUL");
        }
        return (char) unit;
    }

    /** Escapes can write surrogates that are no pair; no UTF-8 could be made of such a string again. */
    private static void requireWholeCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    throw new MalformedValueException("a string has half a surrogate pair");
                }
                i++;
            }
        }
    }
}
