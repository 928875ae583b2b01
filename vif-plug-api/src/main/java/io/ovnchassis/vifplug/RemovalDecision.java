package io.ovnchassis.vifplug;

/** A provider's answer to an {@link UnplugRequest}. */
public sealed interface RemovalDecision {

    /** Remove the interface and its port. */
    record Remove() implements RemovalDecision {}

    /**
     * Leave the interface where it is; the provider is asked again, every second or so.
     *
     * @param why what still needs it, for the operator
     */
    record Keep(String why) implements RemovalDecision {}
}
