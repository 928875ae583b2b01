package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.route.Neighbor;
import java.util.List;

/**
 * What came of putting neighbours on a link.
 *
 * @param learned what others had put there
 * @param takenOver those of them in whose place one of ours is now; if there is any, have a {@link NeighborTable} resync
 * @param failures what was refused; if there is any, sync again soon
 */
public record NeighborSync(List<Neighbor> learned, List<Neighbor> takenOver, List<NetlinkFault> failures) {
    public NeighborSync {
        learned = List.copyOf(learned);
        takenOver = List.copyOf(takenOver);
        failures = List.copyOf(failures);
    }
}
