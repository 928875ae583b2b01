package io.ovnchassis.controller.localdata;

import io.ovnchassis.controller.localdata.LocalDatapath.Role;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** Decides which parts a port plays in its datapath, from its row alone. */
final class RoleRule {
    private final Predicate<String> isConnectedTo;

    /** Decides for a chassis that is connected to the physical networks for which {@code isConnectedTo} holds. */
    RoleRule(Predicate<String> isConnectedTo) {
        this.isConnectedTo = isConnectedTo;
    }

    Set<Role> rolesOf(PortBinding port) {
        return switch (port.type()) {
            case "localnet" -> {
                String network = port.options().getOrDefault("network_name", "");
                yield isConnectedTo.test(network) ? EnumSet.of(Role.LOCALNET) : Set.of();
            }
            case "vtep" -> EnumSet.of(Role.VTEP);
            case "external" -> EnumSet.of(Role.EXTERNAL);
            case "" ->
                port.parentPort().orElse("").isEmpty()
                                && !port.additionalChassis().isEmpty()
                        ? EnumSet.of(Role.MULTICHASSIS)
                        : Set.of();
            default -> Set.of();
        };
    }
}
