package io.ovnchassis.controller.vifplug;

import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.vifplug.PluggedInterface;

/**
 * An Interface of the integration bridge that stands for a logical port.
 *
 * @param row the Interface
 * @param tag its marks
 * @param port the Port of the integration bridge that consists of it alone
 */
record BridgeInterface(Interface row, Tag tag, Port port) {

    /** As its provider sees it. */
    PluggedInterface plugged() {
        return new PluggedInterface(row.name(), row.type(), row.options());
    }
}
