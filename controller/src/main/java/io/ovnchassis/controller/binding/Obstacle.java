package io.ovnchassis.controller.binding;

/** Why a logical port is not to be bound here. */
public sealed interface Obstacle {
    /** No interface of the integration bridge that names the port has an OpenFlow port. */
    record NoCarrier() implements Obstacle {}

    /** It is a localport: every chassis has it, and none claims it (ovn-sb(5), Port_Binding type). */
    record OnEveryChassis() implements Obstacle {}

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
}
