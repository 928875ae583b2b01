package io.ovnchassis.controller.vifplug;

import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Map;
import java.util.Optional;

/**
 * A Port_Binding and how this chassis relates to it.
 *
 * @param row the Port_Binding
 * @param mayBind whether this chassis may claim it, as the main or as an additional chassis
 * @param requestedHere whether its {@code requested_chassis} is our Chassis row
 */
record LogicalPort(PortBinding row, boolean mayBind, boolean requestedHere) {
    private static final String TYPE_OPTION = "vif-plug-type";

    String name() {
        return row.logicalPort();
    }

    Map<String, String> options() {
        return row.options();
    }

    /** The type of the provider that is to plug it here; empty when nobody asks for that. */
    Optional<String> plugType() {
        return mayBind && requestedHere && isVif()
                ? Optional.ofNullable(options().get(TYPE_OPTION))
                : Optional.empty();
    }

    /** Whether nobody asks for it to be plugged, wherever that would be. */
    boolean isWithdrawn() {
        return !options().containsKey(TYPE_OPTION);
    }

    private boolean isVif() {
        return row.type().isEmpty() && row.parentPort().orElse("").isEmpty();
    }
}
