package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.route.TableId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The routing tables and VRFs that we look after: what is no longer wanted is taken out of them, or they are removed. What
 * the kernel refused is tried again the next time. For one thread.
 */
public final class MaintainedTables {
    private final RouteExchange exchange;
    private final Set<TableId> tables = new TreeSet<>();
    private final Set<String> vrfs = new HashSet<>();

    public MaintainedTables(RouteExchange exchange) {
        this.exchange = exchange;
    }

    /**
     * A table that routes are exchanged with.
     *
     * @param vrf the VRF of the table
     * @param isVrfOurs whether to make the VRF, and to remove it when it is no longer wanted; one that ceases to be ours
     *     is left alone
     * @param routes what to put there
     */
    public record Wanted(TableId table, String vrf, boolean isVrfOurs, Set<AdvertisedRoute> routes) {
        public Wanted {
            routes = Set.copyOf(routes);
        }
    }

    /**
     * What came of it.
     *
     * @param synced the tables that routes were exchanged with
     * @param vrfFaults the VRFs that could not be made; their tables were left alone
     * @param needsRetry whether something was refused, and is to be tried again soon
     */
    public record Outcome(Map<TableId, RouteSync> synced, Map<String, NetlinkFault> vrfFaults, boolean needsRetry) {
        public Outcome {
            synced = Map.copyOf(synced);
            vrfFaults = Map.copyOf(vrfFaults);
        }
    }

    /** Makes it so. No two of {@code wanted} are of the same table. */
    public Outcome maintain(List<Wanted> wanted) {
        Map<TableId, RouteSync> synced = new HashMap<>();
        Map<String, NetlinkFault> vrfFaults = new HashMap<>();
        Set<String> wantedVrfs = new HashSet<>();
        for (Wanted one : wanted) {
            Optional<NetlinkFault> fault = maintainVrf(one, wantedVrfs);
            if (fault.isPresent()) {
                vrfFaults.put(one.vrf(), fault.get());
            } else {
                tables.add(one.table());
                synced.put(one.table(), exchange.sync(one.table(), one.routes()));
            }
        }
        boolean allGone = removeOthers(synced.keySet(), wantedVrfs);
        boolean allDone =
                synced.values().stream().allMatch(sync -> sync.failures().isEmpty());
        return new Outcome(synced, vrfFaults, !allGone || !allDone || !vrfFaults.isEmpty());
    }

    private Optional<NetlinkFault> maintainVrf(Wanted one, Set<String> wantedVrfs) {
        if (!one.isVrfOurs()) {
            vrfs.remove(one.vrf());
            return Optional.empty();
        }
        wantedVrfs.add(one.vrf());
        Optional<NetlinkFault> fault =
                vrfs.contains(one.vrf()) ? Optional.empty() : exchange.createVrf(one.vrf(), one.table());
        if (fault.isEmpty()) {
            vrfs.add(one.vrf());
        }
        return fault;
    }

    private boolean removeOthers(Set<TableId> keptTables, Set<String> keptVrfs) {
        tables.removeIf(table -> !keptTables.contains(table)
                && exchange.sync(table, Set.of()).failures().isEmpty());
        vrfs.removeIf(vrf -> !keptVrfs.contains(vrf) && exchange.deleteVrf(vrf).isEmpty());
        return keptTables.containsAll(tables) && keptVrfs.containsAll(vrfs);
    }

    /** Takes everything of ours out of the kernel, as on exit, and says whether all of it is gone. */
    public boolean removeAll() {
        return removeOthers(Set.of(), Set.of());
    }
}
