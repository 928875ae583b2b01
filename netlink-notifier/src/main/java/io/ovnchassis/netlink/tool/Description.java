package io.ovnchassis.netlink.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An object in words: named values in their order. What is not worth a word, such as a zero, is left out. */
final class Description {
    /** A value: what it looks like in text, and in JSON. */
    private record Named(String name, String text, String json) {}

    private final List<Named> values = new ArrayList<>();

    Description text(String name, String value) {
        if (!value.isEmpty()) {
            values.add(new Named(name, value, quoted(value)));
        }
        return this;
    }

    Description number(String name, long value) {
        return value == 0 ? this : evenZero(name, value);
    }

    Description evenZero(String name, long value) {
        values.add(new Named(name, Long.toString(value), Long.toString(value)));
        return this;
    }

    Description flag(String name, boolean value) {
        if (value) {
            values.add(new Named(name, "true", "true"));
        }
        return this;
    }

    Description nested(String name, Description value) {
        if (!value.values.isEmpty()) {
            values.add(new Named(name, "(" + value.toText() + ")", value.toJson()));
        }
        return this;
    }

    Description list(String name, List<Description> elements) {
        if (!elements.isEmpty()) {
            values.add(new Named(
                    name,
                    elements.stream()
                            .map(element -> "(" + element.toText() + ")")
                            .collect(Collectors.joining(",")),
                    elements.stream().map(Description::toJson).collect(Collectors.joining(",", "[", "]"))));
        }
        return this;
    }

    /** {@code table=100 dst=10.0.0.0/24}. */
    String toText() {
        return values.stream().map(value -> value.name() + "=" + value.text()).collect(Collectors.joining(" "));
    }

    /** {@code {"table":100,"dst":"10.0.0.0/24"}}. */
    String toJson() {
        return values.stream()
                .map(value -> quoted(value.name()) + ":" + value.json())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A string of JSON (RFC 8259 section 7). */
    private static String quoted(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return text.append('"').toString();
    }
}
