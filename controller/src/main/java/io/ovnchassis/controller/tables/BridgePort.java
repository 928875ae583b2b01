package io.ovnchassis.controller.tables;

import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.List;
import java.util.Optional;

/**
 * A port of a bridge, with all that it is made of.
 *
 * @param row its row
 * @param bridge the bridge that it is on
 * @param interfaces one, but for bonds
 */
public record BridgePort(Port row, Bridge bridge, List<Interface> interfaces) {
    public BridgePort {
        interfaces = List.copyOf(interfaces);
    }

    public Optional<String> externalId(String key) {
        return Optional.ofNullable(row.externalIds().get(key));
    }

    /** The interface of a port that has exactly one. */
    public Optional<Interface> onlyInterface() {
        return interfaces.size() == 1 ? Optional.of(interfaces.getFirst()) : Optional.empty();
    }
}
