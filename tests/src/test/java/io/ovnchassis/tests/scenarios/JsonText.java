package io.ovnchassis.tests.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON value from what a server of Open vSwitch has printed. */
final class JsonText {
    private final String text;
    private int position;

    private JsonText(String text) {
        this.text = text;
    }

    static Json parse(String text) {
        return new JsonText(text).value();
    }

    private Json value() {
        return switch (peek()) {
            case '"' -> new Json.Text(string());
            case '[' -> array();
            case '{' -> members();
            default -> literal();
        };
    }

    private Json array() {
        List<Json> elements = new ArrayList<>();
        while (hasNext(']')) {
            elements.add(value());
        }
        return new Json.Array(elements);
    }

    private Json members() {
        Map<String, Json> byName = new LinkedHashMap<>();
        while (hasNext('}')) {
            String name = string();
            position = text.indexOf(':', position) + 1;
            byName.put(name, value());
        }
        return new Json.Members(byName);
    }

    /** Passes over an opening bracket, or a comma; false when it is the closing bracket. */
    private boolean hasNext(char close) {
        char passed = peek();
        position++;
        if (passed == close) {
            return false;
        }
        if (peek() == close) {
            position++;
            return false;
        }
        return true;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        position = text.indexOf('"', position) + 1;
        while (text.charAt(position) != '"') {
            char character = text.charAt(position++);
            string.append(character == '\\' ? escaped() : character);
        }
        position++;
        return string.toString();
    }

    private char escaped() {
        char escape = text.charAt(position++);
        return switch (escape) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> (char) Integer.parseInt(text, position, position += 4, 16);
            default -> escape;
        };
    }

    private Json literal() {
        int start = position;
        while (position < text.length() && ",]}".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return new Json.Literal(text.substring(start, position).strip());
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return text.charAt(position);
    }
}
