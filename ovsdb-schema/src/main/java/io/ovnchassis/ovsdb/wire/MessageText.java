package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A message as the log of upstream's client has it: members of objects sorted, and its own one after the other. */
public final class MessageText {
    private static final int CHARS_MAX = 1 << 20;

    private MessageText() {}

    /**
     * Describes a message, such as {@code received notification, method="update3", params=[...]}.
     *
     * @param verb {@code send} or {@code received}
     * @param message one JSON object; what is none is given as it is
     */
    public static String of(String verb, String message) {
        try {
            return described(verb, Cursor.over(message));
        } catch (MalformedValueException e) {
            return verb + " " + message;
        }
    }

    private static String described(String verb, Cursor in) {
        Map<String, String> members = new LinkedHashMap<>();
        in.beginObject();
        while (in.nextMember()) {
            String name = in.name();
            members.put(name, sorted(in));
        }
        members.values().removeIf("null"::equals);
        StringBuilder text = new StringBuilder(verb).append(' ').append(kind(members));
        for (String name : List.of("method", "params", "result", "error", "id")) {
            if (members.containsKey(name)) {
                text.append(", ").append(name).append('=').append(members.get(name));
            }
        }
        return text.toString();
    }

    private static String kind(Map<String, String> members) {
        if (members.containsKey("method")) {
            return members.containsKey("id") ? "request" : "notification";
        }
        return members.containsKey("error") ? "error" : "reply";
    }

    private static String sorted(Cursor in) {
        if (in.isObject()) {
            Map<String, String> members = new TreeMap<>();
            in.beginObject();
            while (in.nextMember()) {
                String name = in.name();
                members.put(name, sorted(in));
            }
            List<String> pairs = new ArrayList<>();
            members.forEach((name, value) -> pairs.add('"' + name + "\":" + value));
            return "{" + String.join(",", pairs) + "}";
        }
        if (in.isArray()) {
            List<String> elements = new ArrayList<>();
            in.beginArray();
            while (in.nextElement()) {
                elements.add(sorted(in));
            }
            return "[" + String.join(",", elements) + "]";
        }
        return in.json(CHARS_MAX);
    }
}
