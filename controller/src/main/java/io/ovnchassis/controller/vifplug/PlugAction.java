package io.ovnchassis.controller.vifplug;

/** What is to be done about one logical port. */
sealed interface PlugAction {
    /** Write a new interface and its port. */
    record Create(InterfaceEdit.Wanted wanted) implements PlugAction {}

    /** Write the cells of a plugged interface that differ; none may. */
    record Update(BridgeInterface current, InterfaceEdit edit) implements PlugAction {}

    /** Remove a plugged interface and its port. */
    record Unplug(BridgeInterface current) implements PlugAction {}

    /** All is as it should be. */
    record Nothing() implements PlugAction {}

    /**
     * Something is wanted that cannot be done, or not yet.
     *
     * @param reason why not, in words
     * @param again when it is worth another look
     */
    record Refused(String reason, LookAgain again) implements PlugAction {}
}
