package io.ovnchassis.controller.vifplug;

import java.util.List;
import java.util.Optional;

/** The rows that plugging decides on, as they are now in both databases. Every look-up is O(1) in the number of rows. */
interface PlugView {
    /** The name of the integration bridge. */
    String bridgeName();

    /** The Port_Binding with this name, whichever chassis it belongs to. */
    Optional<LogicalPort> logicalPort(String name);

    /** The interfaces of the integration bridge that stand for this logical port, in the order of their names. */
    List<BridgeInterface> interfacesOf(String logicalPort);

    /** Who has this name, anywhere in the switch. */
    Optional<NameHolder> holderOf(String interfaceName);
}
