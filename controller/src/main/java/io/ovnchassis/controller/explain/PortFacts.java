package io.ovnchassis.controller.explain;

import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.vifplug.PlugStatus;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a port.
 *
 * @param logicalPort its name
 * @param surroundings what it is in
 * @param row its Port_Binding
 * @param interfaces the interfaces of the integration bridge that name it, in the order of their names
 * @param providerOrigin where the provider of the type that it asks for comes from; empty when there is none
 * @param plug how far plugging has come; empty when it has nothing to do with the port
 * @param binding whether it is bound here; empty when it is none of our business
 */
record PortFacts(
        String logicalPort,
        Surroundings surroundings,
        Optional<PortBinding> row,
        List<LocalInterface> interfaces,
        Optional<String> providerOrigin,
        Optional<PlugStatus> plug,
        Optional<PortState> binding) {
    static final String PLUG_TYPE = "vif-plug-type";

    /**
     * What is the same for all ports.
     *
     * @param complete whether both databases are known completely
     * @param chassis our own chassis, once it is registered
     * @param names finds the names of chassis
     */
    record Surroundings(boolean complete, Optional<OwnChassis> chassis, ChassisNames names) {}

    /** Whether somebody else put an interface there for the port, and nobody asks us to plug it. */
    boolean isPluggedByOthers() {
        return plugType().isEmpty()
                && !interfaces.isEmpty()
                && interfaces.stream().noneMatch(PortFacts::isOwned);
    }

    static boolean isOwned(LocalInterface local) {
        return local.row().externalIds().containsKey("ovn-plugged");
    }

    Optional<String> plugType() {
        return option(PLUG_TYPE);
    }

    Optional<String> option(String key) {
        return row.flatMap(port -> Optional.ofNullable(port.options().get(key)));
    }

    /** The interface that carries the port, or would. */
    Optional<LocalInterface> carrier() {
        return interfaces.stream()
                .filter(LocalInterface::hasOfport)
                .findFirst()
                .or(() -> interfaces.stream().findFirst());
    }
}
