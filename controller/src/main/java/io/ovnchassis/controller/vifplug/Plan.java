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

    /** A refusal that speaks for itself: its reason is the note. */
    static Plan refused(Note note, LookAgain again) {
        return of(new PlugAction.Refused(note.text(), again), note);
    }

    /** The same, with one more note ahead of the others. */
    Plan with(Note note) {
        return new Plan(action, Stream.concat(Stream.of(note), notes.stream()).toList());
    }
}
