package io.ovnchassis.controller.binding;

/** Why a logical port is not to be bound here. */
public sealed interface Obstacle {
    /** No interface of the integration bridge that names the port has an OpenFlow port. */
    record NoCarrier() implements Obstacle {}

    /** It is a localport: every chassis has it, and none claims it (ovn-sb(5), Port_Binding type). */
    record OnEveryChassis() implements Obstacle {}

    /** It is of a type that no chassis of ours ever claims. */
    record NeverClaimed() implements Obstacle {}

    /**
     * Another chassis was requested.
     *
     * @param requested the option as it stands in the row
     */
    record RequestedElsewhere(String requested) implements Obstacle {}

    /**
     * The interface is for another version of the port.
     *
     * @param expected Port_Binding.options:iface-id-ver
     * @param found Interface.external_ids:iface-id-ver; empty when it has none
     */
    record WrongVersion(String expected, String found) implements Obstacle {}

    /**
     * It is bound together with another port, and that one is not here.
     *
     * @param parent the other port; empty when there is none
     */
    record ParentElsewhere(String parent) implements Obstacle {}

    /** The gateway was given another place, or none. */
    record PlacedElsewhere() implements Obstacle {}

    /** We are one of the gateways of the port, and another one is active. */
    record Standby() implements Obstacle {}
}
