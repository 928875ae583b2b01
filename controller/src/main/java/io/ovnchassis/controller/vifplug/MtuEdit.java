package io.ovnchassis.controller.vifplug;

/** A change of an Interface's {@code mtu_request}. */
sealed interface MtuEdit {
    record Assign(int mtu) implements MtuEdit {}

    record Clear() implements MtuEdit {}
}
