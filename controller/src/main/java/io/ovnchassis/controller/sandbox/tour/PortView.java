package io.ovnchassis.controller.sandbox.tour;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the databases say about one logical port.
 *
 * @param requested whether a Port_Binding requests our chassis
 * @param plugged whether an Interface has the port's name as its {@code iface-id}
 * @param claimed whether the Port_Binding is bound to our chassis
 * @param up whether the Port_Binding is up
 * @param mtu the MTU in bytes that the Interface has
 */
record PortView(boolean requested, boolean plugged, boolean claimed, boolean up, OptionalLong mtu) {
    /** The furthest stage at which the port is. */
    Optional<Stage> stage() {
        if (up) {
            return Optional.of(Stage.UP);
        } else if (claimed) {
            return Optional.of(Stage.CLAIMED);
        } else if (plugged) {
            return Optional.of(Stage.PLUGGED);
        }
        return requested ? Optional.of(Stage.REQUESTED) : Optional.empty();
    }

    /** Whether nothing of the port is left on the chassis. */
    boolean isGone() {
        return !plugged && !claimed && !up;
    }
}
