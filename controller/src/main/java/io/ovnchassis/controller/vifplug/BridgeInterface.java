package io.ovnchassis.controller.vifplug;

import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.vifplug.PluggedInterface;

/**
 * An Interface of the integration bridge that stands for a logical port.
 *
 * @param row the Interface
 * @param tag its marks
 * @param port the Port of the integration bridge that it belongs to
 */
record BridgeInterface(Interface row, Tag tag, Port port) {

    /** Whether plugging may touch it: it has both marks, and its port is its own, as we made it. */
    boolean owned() {
        return tag.owned() && port.interfaces().size() == 1;
    }

    /** Whether the device behind it is gone, or never was there: ovs-vswitchd could not add it (vswitchd.conf.db(5)). */
    boolean isLost() {
        return row.error().isPresent()
                || row.ofport().filter(ofport -> ofport < 0).isPresent();
    }

    /** As its provider sees it. */
    PluggedInterface plugged() {
        return new PluggedInterface(row.name(), row.type(), row.options());
    }
}
