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
        int taken = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (step(bytes[i])) {
                begun.write(bytes, taken, i + 1 - taken);
                messages.add(begun.toString(StandardCharsets.UTF_8));
                begun.reset();
                taken = i + 1;
            }
        }
        begun.write(bytes, taken, bytes.length - taken);
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
