package io.ovnchassis.controller.vifplug;

import java.util.List;
import java.util.stream.Stream;

/** An action, and what the log is to say about it. */
record Plan(PlugAction action, List<Note> notes) {
    Plan {
        notes = List.copyOf(notes);
    }

    static Plan of(PlugAction action, Note... notes) {
        return new Plan(action, List.of(notes));
    }

    static Plan refused(PlugStatus status, LookAgain again, Note... notes) {
        return of(new PlugAction.Refused(status, again), notes);
    }

    /** The same, with one more note ahead of the others. */
    Plan with(Note note) {
        return new Plan(action, Stream.concat(Stream.of(note), notes.stream()).toList());
    }
}
