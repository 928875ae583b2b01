package io.ovnchassis.controller.encaps;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.Map;
import java.util.Optional;

/**
 * A tunnel port of ours as it is.
 *
 * @param part its interface, when it has just one
 * @param bridge the bridge that it is on
 * @param hasOldId whether its id does not name our end yet, as those that releases before 24.03 made
 * @param type that of its interface
 */
public record TunnelPort(
        Ref<Port> ref,
        String name,
        Optional<Ref<Interface>> part,
        Ref<Bridge> bridge,
        boolean onIntegrationBridge,
        boolean hasOldId,
        String type,
        Map<String, String> options,
        Map<String, String> bfd) {
    public TunnelPort {
        options = Map.copyOf(options);
        bfd = Map.copyOf(bfd);
    }
}
