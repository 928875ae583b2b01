package io.ovnchassis.controller.vifplug;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a standing condition from being said at every look: once, until it changes or ends. Holds the conditions of the
 * ports that have one now. Belongs to the main loop's thread.
 */
final class StandingNotes {
    private final Map<String, List<Note>> said = new HashMap<>();
    private final NoteSink sink;

    StandingNotes(NoteSink sink) {
        this.sink = sink;
    }

    /** Forgets what was said: all is new. */
    void forgetAll() {
        said.clear();
    }

    /** What a look at a port has to say, all of it. */
    void take(String logicalPort, List<Note> notes) {
        List<Note> standing =
                notes.stream().filter(note -> note.topic().standing()).toList();
        List<Note> before = said.getOrDefault(logicalPort, List.of());
        notes.stream().filter(note -> !before.contains(note)).forEach(sink::take);
        if (standing.isEmpty()) {
            said.remove(logicalPort);
        } else {
            said.put(logicalPort, standing);
        }
    }
}
