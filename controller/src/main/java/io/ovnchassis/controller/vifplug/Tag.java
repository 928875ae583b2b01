package io.ovnchassis.controller.vifplug;

import io.ovnchassis.ovsdb.tables.ovs.Interface;
import java.util.Map;
import java.util.Optional;

/**
 * What an Interface's {@code external_ids} say about whose it is.
 *
 * @param ifaceId the logical port that it stands for
 * @param pluggedType the type of the provider that plugged it; empty when somebody else put it there
 */
record Tag(String ifaceId, Optional<String> pluggedType) {
    private static final String IFACE_ID = "iface-id";
    private static final String OVN_PLUGGED = "ovn-plugged";

    /** Empty when the interface stands for no logical port. */
    static Optional<Tag> of(Interface row) {
        Map<String, String> ids = row.externalIds();
        return Optional.ofNullable(ids.get(IFACE_ID))
                .map(ifaceId -> new Tag(ifaceId, Optional.ofNullable(ids.get(OVN_PLUGGED))));
    }

    static Tag plugged(String ifaceId, String type) {
        return new Tag(ifaceId, Optional.of(type));
    }

    /** Whether plugging may touch the interface: it has both marks. */
    boolean owned() {
        return pluggedType.isPresent();
    }

    /** The marks, as they stand in the row. */
    Map<String, String> externalIds() {
        return pluggedType
                .map(type -> Map.of(IFACE_ID, ifaceId, OVN_PLUGGED, type))
                .orElseGet(() -> Map.of(IFACE_ID, ifaceId));
    }
}
