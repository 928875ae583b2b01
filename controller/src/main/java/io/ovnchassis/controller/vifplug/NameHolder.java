package io.ovnchassis.controller.vifplug;

import java.util.UUID;

/** Who has the name of an interface or port; a name can be had once in the whole switch. */
sealed interface NameHolder {
    /** It is plugged for this logical port, or about to be. */
    record Plugged(String logicalPort) implements NameHolder {}

    /** It belongs to somebody else, in this row of Interface or Port. */
    record Foreign(UUID row) implements NameHolder {}
}
