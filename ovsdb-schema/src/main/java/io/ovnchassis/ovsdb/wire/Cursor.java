package io.ovnchassis.ovsdb.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.ValueReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * The place in a JSON text that is read next. It stands before a value, and every method takes one whole value, steps
 * into one, or looks at what it is; nothing is kept of what was passed.
 *
 * <p>Every method throws {@link MalformedValueException} when the text is not what it asks for, and
 * {@link UncheckedIOException} when the connection gives no more of it. Confined to one thread.
 */
public final class Cursor {
    private final Tokenizer tokens;
    private final CellReader cells = new CellReader(this);

    /** Whether the first token of the value was taken already. */
    private boolean peeked;

    private Cursor(Tokenizer tokens) {
        this.tokens = tokens;
    }

    static Cursor over(ByteWindow window) {
        return new Cursor(new Tokenizer(window));
    }

    /** A cursor over a text that is complete. */
    public static Cursor over(String text) {
        return over(ByteWindow.over(text));
    }

    public void beginObject() {
        expect(Token.START_OBJECT);
    }

    /** Steps to the next member of the object that was begun, or out of it. */
    public boolean nextMember() {
        return tokens.next() == Token.NAME;
    }

    /** The name of the member that was stepped to. */
    public String name() {
        return tokens.text();
    }

    /** Whether that is its name. */
    boolean isNamed(Word name) {
        return tokens.is(name);
    }

    /** The name, when it is that of a row. */
    <R extends Row<R>> Ref<R> refName() {
        return UuidText.ref(tokens.bytes(), tokens.start(), tokens.end());
    }

    public void beginArray() {
        expect(Token.START_ARRAY);
    }

    /** Steps to the next element of the array that was begun, or out of it. */
    public boolean nextElement() {
        peeked = tokens.next() != Token.END_ARRAY;
        return peeked;
    }

    /** Steps out of the array that was begun, which must have no more elements. */
    public void endArray() {
        expect(Token.END_ARRAY);
    }

    public boolean isObject() {
        return peek() == Token.START_OBJECT;
    }

    public boolean isArray() {
        return peek() == Token.START_ARRAY;
    }

    public boolean isBoolean() {
        return peek().isBoolean();
    }

    public boolean isString() {
        return peek() == Token.STRING;
    }

    public boolean isNull() {
        return peek() == Token.NULL;
    }

    public boolean bool() {
        Token token = take();
        if (!token.isBoolean()) {
            throw unexpected("true or false");
        }
        return token == Token.TRUE;
    }

    public long integer() {
        expect(Token.INTEGER);
        return NumberText.integer(tokens.bytes(), tokens.start(), tokens.end());
    }

    public double real() {
        if (!take().isNumber()) {
            throw unexpected("a number");
        }
        return Double.parseDouble(tokens.numeral());
    }

    public String string() {
        expect(Token.STRING);
        return tokens.text();
    }

    /** Takes the value if it is this string, and says whether it did. */
    boolean took(Word word) {
        boolean same = peek() == Token.STRING && tokens.is(word);
        peeked = !same;
        return same;
    }

    /** A string that holds a uuid and nothing else. */
    public UUID uuid() {
        expect(Token.STRING, "a uuid");
        return UuidText.parse(tokens.bytes(), tokens.start(), tokens.end());
    }

    /** The same as a reference to a row. */
    <R extends Row<R>> Ref<R> ref(RefCache known) {
        expect(Token.STRING, "a uuid");
        return UuidText.ref(tokens.bytes(), tokens.start(), tokens.end(), known);
    }

    /** What reads the cells of a row at this cursor. */
    ValueReader cells() {
        return cells;
    }

    /** Passes over a value, whatever it is. */
    public void skip() {
        Token token = take();
        if (token.isOpening()) {
            int outside = tokens.depth() - 1;
            while (tokens.depth() > outside) {
                tokens.next();
            }
        }
    }

    /** A value as JSON text, of at most {@code charsMax} characters. */
    public String json(int charsMax) {
        BoundedText text = new BoundedText(charsMax);
        try (JsonGenerator copy = JsonStreams.FACTORY.createGenerator(text)) {
            int outside = peek().isOpening() ? tokens.depth() - 1 : tokens.depth();
            do {
                copy(take(), copy);
            } while (tokens.depth() > outside);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON is written to memory, where nothing can fail", e);
        }
        return text.toString();
    }

    private void copy(Token token, JsonGenerator to) throws IOException {
        switch (token) {
            case START_OBJECT -> to.writeStartObject();
            case END_OBJECT -> to.writeEndObject();
            case START_ARRAY -> to.writeStartArray();
            case END_ARRAY -> to.writeEndArray();
            case NAME -> to.writeFieldName(tokens.text());
            case STRING -> to.writeString(tokens.text());
            case INTEGER, REAL -> to.writeNumber(tokens.numeral());
            case TRUE, FALSE -> to.writeBoolean(token == Token.TRUE);
            case NULL -> to.writeNull();
        }
    }

    /** Where in the window the last token ends that was taken. */
    int position() {
        return tokens.position();
    }

    /** The text around the cursor. */
    String surroundings() {
        return tokens.surroundings();
    }

    private Token peek() {
        Token token = take();
        peeked = true;
        return token;
    }

    private Token take() {
        Token token = peeked ? tokens.token() : tokens.next();
        peeked = false;
        return token;
    }

    private void expect(Token expected) {
        expect(expected, expected.toString());
    }

    private void expect(Token expected, String name) {
        if (take() != expected) {
            throw unexpected(name);
        }
    }

    private MalformedValueException unexpected(String expected) {
        return new MalformedValueException("expected " + expected + ", found " + tokens.token());
    }
}
