package io.ovnchassis.netlink.table;

import io.ovnchassis.netlink.Complaints;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.Requests;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.route.NeighborMessages;
import io.ovnchassis.netlink.table.Orders.Way;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts our neighbours on links. Ours are the static ones that are neither permanent nor learned by somebody else, and on
 * the links that this is used for nobody else makes such: others are never touched. Holds nothing between calls; safe on
 * any thread, and blocks while the kernel works.
 */
public final class NeighborExchange {
    private static final Logger LOG = LoggerFactory.getLogger("neighbor_exchange_netlink");
    private static final int ADD = NlMsgHeader.ACK | NlMsgHeader.CREATE | NlMsgHeader.REPLACE;

    private final NetlinkTransport transport;
    private final Orders orders = new Orders(LOG);
    private final Complaints complaints = new Complaints(LOG);

    public NeighborExchange(NetlinkTransport transport) {
        this.transport = transport;
    }

    /**
     * Makes {@code wanted} our neighbours on a link: first those that are missing come, then those that are not wanted
     * go. Entries of VLANs are left alone.
     */
    public NeighborSync sync(NeighborFamily family, int interfaceIndex, Set<AdvertisedNeighbor> wanted) {
        try (Requests requests = Requests.open(transport, Protocol.ROUTE)) {
            List<Neighbor> present =
                    Snapshot.take(requests, NeighborMessages.dump(family, interfaceIndex), NeighborMessages::decode)
                            .stream()
                            .filter(neighbor -> neighbor.family() == family
                                    && neighbor.interfaceIndex() == interfaceIndex
                                    && neighbor.vlan() == 0)
                            .toList();
            return sync(requests, family, interfaceIndex, wanted, present);
        } catch (NetlinkFault e) {
            complaints.warn(e.getMessage());
            return new NeighborSync(List.of(), List.of(), List.of(e));
        }
    }

    private NeighborSync sync(
            Requests requests,
            NeighborFamily family,
            int interfaceIndex,
            Set<AdvertisedNeighbor> wanted,
            List<Neighbor> present) {
        Map<Boolean, List<Neighbor>> byOwner = present.stream().collect(Collectors.partitioningBy(Neighbor::isOurs));
        List<Neighbor> learned = byOwner.getOrDefault(false, List.of());
        Set<AdvertisedNeighbor> missing = new HashSet<>(wanted);
        List<Neighbor> stale = new ArrayList<>();
        for (Neighbor ours : byOwner.getOrDefault(true, List.of())) {
            boolean isWanted = ours.port() == 0 && wanted.contains(AdvertisedNeighbor.of(ours));
            if (isWanted) {
                missing.remove(AdvertisedNeighbor.of(ours));
            } else {
                stale.add(ours);
            }
        }
        List<Neighbor> added =
                missing.stream().map(one -> one.on(family, interfaceIndex)).toList();
        Set<Neighbor.Key> keys = added.stream().map(Neighbor::key).collect(Collectors.toSet());
        stale.removeIf(ours -> keys.contains(ours.key())); // a new one takes its place, and would be deleted with it
        List<NetlinkFault> failures = new ArrayList<>(orders.give(requests, added, ADDITION));
        failures.addAll(orders.give(requests, stale, DELETION));
        List<Neighbor> takenOver =
                learned.stream().filter(other -> keys.contains(other.key())).toList();
        return new NeighborSync(learned, takenOver, failures);
    }

    private static final Way<Neighbor> ADDITION = new Way<>(
            "Adding neighbor",
            "Add neigh",
            neighbor -> NeighborMessages.put(neighbor, ADD),
            neighbor -> "ifindex=" + neighbor.interfaceIndex() + " eth=" + neighbor.mac() + " dst="
                    + neighbor.destination(),
            Set.of());

    /** A neighbour that is already gone is as good as deleted. The kernel finds it by what it is, not by its state. */
    private static final Way<Neighbor> DELETION = new Way<>(
            "Removing neighbor",
            "Delete neigh",
            neighbor -> NeighborMessages.remove(withoutState(neighbor), NlMsgHeader.ACK),
            neighbor -> "ifindex=" + neighbor.interfaceIndex() + " vlan=" + neighbor.vlan() + " eth=" + neighbor.mac()
                    + " dst=" + neighbor.destination() + " port=" + neighbor.port(),
            Set.of(Errno.ENOENT));

    private static Neighbor withoutState(Neighbor neighbor) {
        return new Neighbor(
                neighbor.family(),
                neighbor.interfaceIndex(),
                neighbor.mac(),
                neighbor.destination(),
                neighbor.vlan(),
                neighbor.port(),
                0,
                0,
                0,
                0,
                0);
    }
}
