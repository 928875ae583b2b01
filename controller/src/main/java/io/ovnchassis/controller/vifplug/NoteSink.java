package io.ovnchassis.controller.vifplug;

/** Takes notes to the log. */
@FunctionalInterface
public interface NoteSink {
    /** Logs a note, and says whether it did: what comes too fast is dropped. */
    boolean take(Note note);
}
