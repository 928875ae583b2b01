package io.ovnchassis.controller.patch;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;

/**
 * One end of a pair of patch ports, as it should be.
 *
 * @param bridge where it is
 * @param peer the name of the other end
 * @param mark the key of external_ids by which we know it again
 * @param logicalPort the value under that key
 */
public record WantedPatch(String name, Ref<Bridge> bridge, String peer, String mark, String logicalPort) {
    /** Whether {@code present} is that end. */
    public boolean isSameAs(PatchPort present) {
        return present.bridge().equals(bridge) && present.peer().equals(peer);
    }
}
