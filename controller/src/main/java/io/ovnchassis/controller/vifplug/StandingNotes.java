package io.ovnchassis.controller.vifplug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a condition from being said at every look at a port: it is said once, until it changes or ends; and again at the
 * next look when it was dropped because too much was said at a time. Holds what was said of the ports that have a
 * condition now. Belongs to the main loop's thread.
 */
final class StandingNotes {
    private final Map<String, List<Note>> said = new HashMap<>();
    private final NoteSink sink;

    StandingNotes(NoteSink sink) {
        this.sink = sink;
    }

    /** What a look at a port has to say, all of it. */
    void take(String logicalPort, List<Note> notes) {
        List<Note> before = said.getOrDefault(logicalPort, List.of());
        List<Note> standing = new ArrayList<>();
        for (Note note : notes) {
            boolean isSaid = before.contains(note) || sink.take(note);
            if (isSaid && note.topic().standing()) {
                standing.add(note);
            }
        }
        if (standing.isEmpty()) {
            said.remove(logicalPort);
        } else {
            said.put(logicalPort, standing);
        }
    }
}
