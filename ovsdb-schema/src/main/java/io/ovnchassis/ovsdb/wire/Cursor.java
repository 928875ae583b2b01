package io.ovnchassis.ovsdb.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.schema.ValueReader;
import java.io.IOException;
import java.io.Reader;
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
    private final JsonParser parser;
    private final StringCache strings = new StringCache();
    private final char[] uuidName = new char[UuidText.LENGTH];
    private final CellReader cells = new CellReader(this);

    /** Whether the parser stands on the first token of the value already, rather than before it. */
    private boolean peeked;

    private Cursor(JsonParser parser) {
        this.parser = parser;
    }

    static Cursor over(Reader text) {
        try {
            return new Cursor(JsonStreams.FACTORY.createParser(text));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A cursor over a text that is complete. */
    public static Cursor over(String text) {
        try {
            return new Cursor(JsonStreams.FACTORY.createParser(text));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    public void beginObject() {
        expect(JsonToken.START_OBJECT, "an object");
    }

    /** Steps to the next member of the object that was begun, or out of it. */
    public boolean nextMember() {
        return advance() == JsonToken.FIELD_NAME;
    }

    /** The name of the member that was stepped to. */
    public String name() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The name, when it is that of a row. */
    UUID uuidName() {
        String name = name();
        if (name.length() != uuidName.length) {
            throw UuidText.malformed();
        }
        name.getChars(0, uuidName.length, uuidName, 0);
        return UuidText.parse(uuidName, 0, uuidName.length);
    }

    public void beginArray() {
        expect(JsonToken.START_ARRAY, "an array");
    }

    /** Steps to the next element of the array that was begun, or out of it. */
    public boolean nextElement() {
        peeked = advance() != JsonToken.END_ARRAY;
        return peeked;
    }

    /** Steps out of the array that was begun, which must have no more elements. */
    public void endArray() {
        expect(JsonToken.END_ARRAY, "the end of an array");
    }

    public boolean isObject() {
        return peek() == JsonToken.START_OBJECT;
    }

    public boolean isArray() {
        return peek() == JsonToken.START_ARRAY;
    }

    public boolean isBoolean() {
        return peek().isBoolean();
    }

    public boolean isString() {
        return peek() == JsonToken.VALUE_STRING;
    }

    public boolean isNull() {
        return peek() == JsonToken.VALUE_NULL;
    }

    public boolean bool() {
        JsonToken token = take();
        if (!token.isBoolean()) {
            throw unexpected("true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    public long integer() {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        try {
            return parser.getLongValue();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    public double real() {
        if (!take().isNumeric()) {
            throw unexpected("a number");
        }
        try {
            return parser.getDoubleValue();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    public String string() {
        expect(JsonToken.VALUE_STRING, "a string");
        try {
            return strings.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A string that holds a uuid and nothing else. */
    public UUID uuid() {
        expect(JsonToken.VALUE_STRING, "a uuid");
        try {
            return UuidText.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** What reads the cells of a row at this cursor. */
    ValueReader cells() {
        return cells;
    }

    /** Passes over a value, whatever it is. */
    public void skip() {
        take();
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A value as JSON text, of at most {@code charsMax} characters. */
    public String json(int charsMax) {
        take();
        BoundedText text = new BoundedText(charsMax);
        try (JsonGenerator copy = JsonStreams.FACTORY.createGenerator(text)) {
            copy.copyCurrentStructure(parser);
        } catch (IOException e) {
            throw unreadable(e);
        }
        return text.toString();
    }

    /** How many characters lie behind the cursor. */
    long position() {
        return parser.currentLocation().getCharOffset();
    }

    private JsonToken peek() {
        JsonToken token = take();
        peeked = true;
        return token;
    }

    private JsonToken take() {
        JsonToken token = peeked ? parser.currentToken() : advance();
        peeked = false;
        return token;
    }

    private JsonToken advance() {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new MalformedValueException("the text ends too early");
            }
            return token;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void expect(JsonToken expected, String name) {
        if (take() != expected) {
            throw unexpected(name);
        }
    }

    private MalformedValueException unexpected(String expected) {
        return new MalformedValueException("expected " + expected + ", found " + describe(parser.currentToken()));
    }

    private static String describe(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case END_OBJECT -> "the end of an object";
            case END_ARRAY -> "the end of an array";
            case FIELD_NAME -> "a name";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "an integer";
            case VALUE_NUMBER_FLOAT -> "a real";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "nothing";
        };
    }

    private static RuntimeException unreadable(IOException e) {
        return e instanceof JsonProcessingException json
                ? new MalformedValueException(json.getOriginalMessage())
                : new UncheckedIOException(e);
    }
}
