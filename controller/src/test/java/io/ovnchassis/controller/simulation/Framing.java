package io.ovnchassis.controller.simulation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds where one JSON object ends and the next begins, in bytes that come in any pieces. */
final class Framing {
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int depth;
    private boolean inString;
    private boolean escaped;

    /** Takes bytes; gives the messages that they complete. */
    List<String> add(byte[] bytes) {
        List<String> messages = new ArrayList<>();
        for (byte next : bytes) {
            begun.write(next);
            if (step(next)) {
                messages.add(begun.toString(StandardCharsets.UTF_8));
                begun.reset();
            }
        }
        return messages;
    }

    /** Says whether {@code next} ends a message. */
    private boolean step(byte next) {
        if (inString) {
            inString = escaped || next != '"';
            escaped = !escaped && next == '\\';
            return false;
        }
        switch (next) {
            case '"' -> inString = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {
                return false;
            }
        }
        return depth == 0 && next == '}';
    }
}
