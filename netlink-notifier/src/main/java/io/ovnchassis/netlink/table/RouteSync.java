package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.NetlinkFault;
import java.util.List;
import java.util.Set;

/**
 * What came of putting routes into a table.
 *
 * @param learned what others had put there
 * @param failures what was refused; if there is any, sync again soon
 */
public record RouteSync(Set<LearnedRoute> learned, List<NetlinkFault> failures) {
    public RouteSync {
        learned = Set.copyOf(learned);
        failures = List.copyOf(failures);
    }
}
