package io.ovnchassis.controller.bridge;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;

/**
 * The bridge that logical ports are on, as far as other rooms need it: its ports are not part of it, so that a new port
 * is no news.
 *
 * @param datapathType never empty: the default where the row says nothing
 */
public record IntegrationBridge(Ref<Bridge> ref, String name, String datapathType) {
    /** What a bridge has that says nothing of it (ovs-vswitchd.conf.db(5), Bridge, datapath_type). */
    static final String DEFAULT_DATAPATH_TYPE = "system";

    static IntegrationBridge of(Bridge row) {
        return new IntegrationBridge(row.ref(), row.name(), datapathType(row));
    }

    static String datapathType(Bridge row) {
        return row.datapathType().isEmpty() ? DEFAULT_DATAPATH_TYPE : row.datapathType();
    }
}
