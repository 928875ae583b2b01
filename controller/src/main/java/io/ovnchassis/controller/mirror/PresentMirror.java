package io.ovnchassis.controller.mirror;

import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Mirror;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.Map;
import java.util.Optional;

/**
 * One of our mirrors as it is.
 *
 * @param output the port that it leads to
 */
record PresentMirror(Mirror row, Optional<Outlet> output) {
    /** By what we know again the mirrors and ports that are ours. */
    static final String MARK = "ovn-owned";

    /** The port that a mirror leads to, and its interface. */
    record Outlet(Port port, Optional<Interface> part) {
        boolean isMarked() {
            return PresentMirror.isMarked(port.externalIds());
        }

        /** Releases before 25.03 did not mark the ports that they made. */
        boolean isMadeFor(String mirror) {
            return isMarked() || port.name().equals(WantedMirror.portName(mirror));
        }

        boolean isSameAs(MirrorOutput.Tunnel tunnel) {
            return part.filter(one ->
                            one.type().equals(tunnel.type()) && one.options().equals(tunnel.options()))
                    .isPresent();
        }
    }

    static boolean isMarked(Map<String, String> externalIds) {
        return externalIds.getOrDefault(MARK, "").equalsIgnoreCase("true");
    }

    /** The port that we made for it, if we did. */
    Optional<Outlet> ownOutlet() {
        return output.filter(outlet -> outlet.isMadeFor(row.name()));
    }
}
