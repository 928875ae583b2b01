package io.ovnchassis.controller.ctzone;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Datapath;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import java.util.Optional;

/** Where the integration bridge has its connections tracked. */
final class BridgeDatapath {
    private BridgeDatapath() {}

    /** The datapath that is of the bridge's type; there is one of each type at most. */
    static Optional<Ref<Datapath>> of(IntegrationBridge bridge, TableView<OpenVSwitch> roots) {
        return roots.rows().stream()
                .findFirst()
                .flatMap(root -> Optional.ofNullable(root.datapaths().get(bridge.datapathType())));
    }
}
