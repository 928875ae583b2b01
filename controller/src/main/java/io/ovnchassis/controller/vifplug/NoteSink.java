package io.ovnchassis.controller.vifplug;

/** Takes notes to the log. */
@FunctionalInterface
public interface NoteSink {
    void take(Note note);
}
