package io.ovnchassis.controller.ctzone;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Datapath;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import java.util.Optional;

/** Where the integration bridge has its connections tracked. */
final class BridgeDatapath {
    /** What a bridge has that says nothing of it (ovs-vswitchd.conf.db(5), Bridge, datapath_type). */
    private static final String DEFAULT_TYPE = "system";

    private BridgeDatapath() {}

    /** The datapath that is of the bridge's type; there is one of each type at most. */
    static Optional<Ref<Datapath>> of(IntegrationBridge bridge, TableView<OpenVSwitch> roots) {
        String type = bridge.datapathType().isEmpty() ? DEFAULT_TYPE : bridge.datapathType();
        return roots.rows().stream()
                .findFirst()
                .flatMap(root -> Optional.ofNullable(root.datapaths().get(type)));
    }
}
