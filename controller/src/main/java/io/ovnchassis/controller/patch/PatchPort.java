package io.ovnchassis.controller.patch;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Port;

/**
 * One of our patch ports as it is.
 *
 * @param peer the name of the other end; empty when it is no patch port any more
 */
public record PatchPort(Ref<Port> ref, String name, Ref<Bridge> bridge, String peer) {}
