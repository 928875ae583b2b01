package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.wire.MacAddress;
import java.util.Optional;

/** Knows the address of a physical function where devlink does not say. */
@FunctionalInterface
interface HostMacs {
    /**
     * The address of the physical function behind a port of the front panel.
     *
     * @param panelNetdev the interface of that port
     */
    Optional<MacAddress> ofPanel(String panelNetdev);
}
