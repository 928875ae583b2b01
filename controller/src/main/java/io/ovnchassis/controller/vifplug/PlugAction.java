package io.ovnchassis.controller.vifplug;

import java.util.List;

/** What is to be done about one logical port. */
sealed interface PlugAction {
    /** Write a new interface and its port. */
    record Create(InterfaceEdit.Wanted wanted) implements PlugAction {}

    /** Write the cells of a plugged interface that differ; none may. */
    record Update(BridgeInterface current, InterfaceEdit edit) implements PlugAction {}

    /** Write a new interface and its port, and remove those that were plugged for the logical port until now. */
    record Replace(List<BridgeInterface> current, InterfaceEdit.Wanted wanted) implements PlugAction {
        public Replace {
            current = List.copyOf(current);
        }
    }

    /** Remove a plugged interface and its port. */
    record Unplug(BridgeInterface current) implements PlugAction {}

    /** All is as it should be. */
    record Nothing() implements PlugAction {}

    /**
     * Something is wanted that cannot be done, or not yet.
     *
     * @param status why not
     * @param again when it is worth another look
     */
    record Refused(PlugStatus status, LookAgain again) implements PlugAction {}
}
