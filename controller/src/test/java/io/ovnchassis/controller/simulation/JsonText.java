package io.ovnchassis.controller.simulation;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes values as RFC 7047 section 5.1 has them. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    JsonText raw(String json) {
        text.append(json);
        return this;
    }

    JsonText string(String value) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
        return this;
    }

    /** The name of a member, with a comma before all but the first. */
    JsonText member(String name) {
        char last = text.charAt(text.length() - 1);
        if (last != '{') {
            text.append(',');
        }
        string(name);
        text.append(':');
        return this;
    }

    /** A cell: an atom, a {@code List} for a set, a {@code Map} for a map. */
    JsonText cell(Object cell) {
        switch (cell) {
            case List<?> set -> set(set);
            case Map<?, ?> map -> map(map);
            default -> atom(cell);
        }
        return this;
    }

    private void set(List<?> set) {
        text.append("[\"set\",[");
        for (Iterator<?> elements = set.iterator(); elements.hasNext(); ) {
            atom(elements.next());
            text.append(elements.hasNext() ? "," : "");
        }
        text.append("]]");
    }

    private void map(Map<?, ?> map) {
        text.append("[\"map\",[");
        for (Iterator<? extends Map.Entry<?, ?>> pairs = map.entrySet().iterator(); pairs.hasNext(); ) {
            Map.Entry<?, ?> pair = pairs.next();
            text.append('[');
            atom(pair.getKey());
            text.append(',');
            atom(pair.getValue());
            text.append(pairs.hasNext() ? "]," : "]");
        }
        text.append("]]");
    }

    private void atom(Object atom) {
        switch (atom) {
            case String value -> string(value);
            case UUID uuid -> text.append("[\"uuid\",\"").append(uuid).append("\"]");
            default -> text.append(atom);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
