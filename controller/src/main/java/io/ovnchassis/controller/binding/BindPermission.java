package io.ovnchassis.controller.binding;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;

/** Whether a Port_Binding may be bound on a chassis (ovn-nb(5), Logical_Switch_Port options:requested-chassis). */
public enum BindPermission {
    /** Nobody else was requested. */
    MAIN,
    /** Requested as one of several, and not the first of them. */
    ADDITIONAL,
    /** Another chassis was requested. */
    NONE;

    /** The option that ovn-northd copies from the logical port. */
    public static final String REQUESTED_CHASSIS = "requested-chassis";

    public static BindPermission of(PortBinding port, OwnChassis chassis) {
        if (port.requestedChassis().equals(Optional.of(chassis.ref()))) {
            return MAIN;
        }
        if (port.requestedAdditionalChassis().contains(chassis.ref())) {
            return ADDITIONAL;
        }
        String requested = port.options().getOrDefault(REQUESTED_CHASSIS, "");
        return requested.isEmpty() ? MAIN : byName(List.of(requested.split(",")), chassis);
    }

    /** A chassis may be named by its name or by its host's. */
    private static BindPermission byName(List<String> requested, OwnChassis chassis) {
        for (int place = 0; place < requested.size(); place++) {
            String name = requested.get(place);
            if (name.equals(chassis.name()) || name.equals(chassis.hostname())) {
                return place == 0 ? MAIN : ADDITIONAL;
            }
        }
        return NONE;
    }
}
