package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.nio.charset.StandardCharsets;

/**
 * Takes JSON (RFC 8259) apart where its bytes lie: most of a database is strings, names and uuids that were seen before
 * or are wanted as something else, and those are never copied. Values may follow each other, as messages do. A string
 * that nobody asks for is passed over without a look at its escapes and its UTF-8. Confined to one thread.
 *
 * <p>Throws {@link MalformedValueException} for what is not JSON or is larger than {@link JsonBounds} say, and
 * {@link java.io.UncheckedIOException} when the connection gives no more.
 */
final class Tokenizer {
    /** What may stand next. */
    private enum Next {
        VALUE,
        FIRST_ELEMENT,
        FIRST_NAME,
        NAME,
        COLON,
        SEPARATOR
    }

    private final ByteWindow window;
    private final StringReader strings = new StringReader();
    private int position;
    private Next next = Next.VALUE;
    private Token token = Token.NULL;

    /** The token's text, of a string without its quotes; and whether that has escapes, and is ASCII. */
    private int start;

    private int end;
    private boolean escaped;
    private boolean ascii;

    /** The open brackets and braces; a one bit is a brace, and the lowest is the innermost. */
    private long braces;

    private int depth;

    Tokenizer(ByteWindow window) {
        this.window = window;
    }

    /** The token that was taken last. */
    Token token() {
        return token;
    }

    /** The place behind the token that was taken last. */
    int position() {
        return position;
    }

    /** How many objects and arrays are open. */
    int depth() {
        return depth;
    }

    /** The text around the token that was taken last. */
    String surroundings() {
        return window.around(position);
    }

    /** Takes the next token. */
    Token next() {
        byte first = skipBlanks();
        if (next == Next.COLON) {
            require(first == ':', "a colon");
            first = step(Next.VALUE);
        } else if (next == Next.SEPARATOR && first == ',') {
            first = step(isInObject() ? Next.NAME : Next.VALUE);
        }
        token = switch (next) {
            case VALUE -> value(first);
            case FIRST_ELEMENT -> first == ']' ? close() : value(first);
            case FIRST_NAME -> first == '}' ? close() : name(first);
            case NAME -> name(first);
            case SEPARATOR, COLON -> {
                require(first == (isInObject() ? '}' : ']'), "a comma or the end of what is open");
                yield close();
            }
        };
        return token;
    }

    private byte step(Next then) {
        position++;
        next = then;
        return skipBlanks();
    }

    /** Nearly always there are none, and this is short enough for the compiler to put it where it is called. */
    private byte skipBlanks() {
        if (position < window.limit()) {
            byte b = window.bytes()[position];
            if (b > ' ') {
                return b;
            }
        }
        return skipSomeBlanks();
    }

    private byte skipSomeBlanks() {
        while (true) {
            if (position == window.limit()) {
                position -= window.more(position);
            }
            byte b = window.bytes()[position];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b;
            }
            position++;
        }
    }

    private Token value(byte first) {
        return switch (first) {
            case '{' -> open(Token.START_OBJECT, Next.FIRST_NAME, 1);
            case '[' -> open(Token.START_ARRAY, Next.FIRST_ELEMENT, 0);
            case '"' -> {
                scanString(JsonBounds.STRING_BYTES_MAX, "a string");
                yield valued(Token.STRING);
            }
            case 't' -> literal("true", Token.TRUE);
            case 'f' -> literal("false", Token.FALSE);
            case 'n' -> literal("null", Token.NULL);
            default -> number();
        };
    }

    private Token open(Token opening, Next then, int brace) {
        if (depth == JsonBounds.DEPTH_MAX) {
            throw new MalformedValueException("the nesting depth exceeds the maximum allowed " + depth);
        }
        depth++;
        braces = braces << 1 | brace;
        position++;
        next = then;
        return opening;
    }

    private Token close() {
        Token closing = isInObject() ? Token.END_OBJECT : Token.END_ARRAY;
        depth--;
        braces >>>= 1;
        position++;
        return valued(closing);
    }

    /** The end of a value, whose text is the token's. */
    private Token valued(Token value) {
        next = depth == 0 ? Next.VALUE : Next.SEPARATOR;
        return value;
    }

    private boolean isInObject() {
        return (braces & 1) != 0;
    }

    private Token name(byte first) {
        require(first == '"', "a name");
        scanString(JsonBounds.NAME_BYTES_MAX, "a name");
        next = Next.COLON;
        return Token.NAME;
    }

    /** Finds the end of the string that begins at the position. Most time of all reading is spent in its inner loop. */
    private void scanString(int bytesMax, String kind) {
        start = position + 1;
        escaped = false;
        ascii = true;
        int i = start;
        while (true) {
            byte[] bytes = window.bytes();
            int limit = window.limit();
            while (i < limit) {
                byte b = bytes[i];
                if (b == '"') {
                    endString(i, bytesMax, kind);
                    return;
                }
                if (b == '\\') {
                    escaped = true;
                    i++;
                } else if (b < ' ') {
                    require(b < 0, "no control character in " + kind);
                    ascii = false;
                }
                i++;
            }
            checkLength(i, bytesMax, kind);
            int moved = window.more(position);
            start -= moved;
            position -= moved;
            i -= moved;
        }
    }

    private void endString(int quote, int bytesMax, String kind) {
        checkLength(quote, bytesMax, kind);
        end = quote;
        position = quote + 1;
    }

    private void checkLength(int reached, int bytesMax, String kind) {
        if (reached - start > bytesMax) {
            throw new MalformedValueException(kind + " exceeds the maximum allowed " + bytesMax + " bytes");
        }
    }

    private Token literal(String literal, Token meaning) {
        scanWord();
        boolean same = end - start == literal.length();
        for (int i = 0; same && i < literal.length(); i++) {
            same = window.bytes()[start + i] == literal.charAt(i);
        }
        require(same, "a value");
        return valued(meaning);
    }

    private Token number() {
        scanWord();
        return valued(NumberText.kind(window.bytes(), start, end));
    }

    /** Finds the end of a word that has no quotes around it. */
    private void scanWord() {
        start = position;
        int i = start;
        while (true) {
            if (i == window.limit()) {
                checkLength(i, JsonBounds.NUMBER_BYTES_MAX, "a number");
                int moved = window.more(position);
                start -= moved;
                position -= moved;
                i -= moved;
            }
            if (!isInWord(window.bytes()[i])) {
                break;
            }
            i++;
        }
        checkLength(i, JsonBounds.NUMBER_BYTES_MAX, "a number");
        end = i;
        position = i;
    }

    private static boolean isInWord(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || b == '-' || b == '+' || b == '.' || b == 'E';
    }

    /** The string, or the name. */
    String text() {
        byte[] bytes = window.bytes();
        if (!ascii) {
            return strings.decoded(bytes, start, end);
        }
        return escaped ? strings.unescaped(bytes, start, end) : strings.plain(bytes, start, end);
    }

    /** Whether the string or the name is this one. */
    boolean is(Word word) {
        return escaped ? text().equals(word.text()) : word.isAt(window.bytes(), start, end);
    }

    /** The bytes of the token, whose text lies from {@link #start()} to {@link #end()}. Good until the next token. */
    byte[] bytes() {
        return window.bytes();
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** A number as it is written. */
    String numeral() {
        return new String(window.bytes(), start, end - start, StandardCharsets.US_ASCII);
    }

    private static void require(boolean isSo, String expected) {
        if (!isSo) {
            throw new MalformedValueException("this is not JSON: expected " + expected);
        }
    }
}
