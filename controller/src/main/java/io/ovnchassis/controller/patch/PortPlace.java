package io.ovnchassis.controller.patch;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a logical port is, from its row alone (ovn-sb(5), Port_Binding type and options). */
final class PortPlace {
    static final String LOCALNET = "localnet";
    static final String L2GATEWAY = "l2gateway";

    /** The types of ports that connect datapaths with each other. */
    static final List<String> LEADING_ON = List.of("patch", "l3gateway");

    /** Types whose place is an option, named after them. */
    private static final Set<String> PINNED = Set.of(L2GATEWAY, "l3gateway");

    private PortPlace() {}

    static boolean leadsOn(PortBinding port) {
        return LEADING_ON.contains(port.type());
    }

    /** Whether the port is bound on {@code chassis}, or pinned to it. */
    static boolean isOn(OwnChassis chassis, PortBinding port) {
        return port.chassis().equals(Optional.of(chassis.ref()))
                || (PINNED.contains(port.type())
                        && chassis.name().equals(port.options().get(port.type() + "-chassis")));
    }
}
