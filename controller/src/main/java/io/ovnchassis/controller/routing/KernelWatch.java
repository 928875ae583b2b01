package io.ovnchassis.controller.routing;

import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.NotifierSettings;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.table.FdbNexthop;
import io.ovnchassis.netlink.table.InterfaceMonitor;
import io.ovnchassis.netlink.table.LearnedRoute;
import io.ovnchassis.netlink.table.NeighborTable;
import io.ovnchassis.netlink.table.NexthopTable;
import io.ovnchassis.netlink.table.Observer;
import io.ovnchassis.netlink.table.RouteTable;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Phase: keeps the kernel tables in sync that the databases ask for. While they ask for none there is no notifier: no
 * thread, no socket. Where netlink cannot be used, that is said once for everything that is asked for, and the daemon goes
 * on without.
 */
public final class KernelWatch implements Phase, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("ovn_netlink_notifier");

    private final Supplier<NetlinkTransport> kernel;
    private final Supplier<Demand> demand;
    private final NetlinkCoverage coverage;
    private final Feeds<TableId, LearnedRoute, TableRoute> routes;
    private final Feeds<Demand.Place, Neighbor, Neighbor> neighbors;
    private final Feeds<Boolean, FdbNexthop, FdbNexthop> nexthops;
    private final Feeds<Set<String>, Link, HostInterface> interfaces;
    private Demand met = Demand.NOTHING;
    private Optional<NetlinkNotifier> notifier = Optional.empty();

    /**
     * What is wanted, by the nodes that say so.
     *
     * @param tables the output of {@link RouteNode}
     * @param interfaces the output of {@link NeighborNode}
     */
    public record Wanted(Supplier<Set<TableId>> tables, Supplier<EvpnInterfaces> interfaces) {}

    /**
     * Watches nothing yet.
     *
     * @param kernel called when something is to be watched; throws a {@link NetlinkFault} when netlink cannot be used
     * @param inbox the way to the main loop
     */
    public KernelWatch(
            Supplier<NetlinkTransport> kernel,
            Wanted wanted,
            KernelLeaves leaves,
            Executor inbox,
            NetlinkCoverage coverage) {
        this.kernel = kernel;
        this.demand = () -> Demand.of(
                wanted.tables().get(),
                wanted.interfaces().get(),
                leaves.interfaces().output().all());
        this.coverage = coverage;
        this.routes = new Feeds<>(leaves.routes(), inbox, TableRoute::new);
        this.neighbors = new Feeds<>(leaves.neighbors(), inbox, (place, neighbor) -> neighbor);
        this.nexthops = new Feeds<>(leaves.nexthops(), inbox, (all, nexthop) -> nexthop);
        this.interfaces =
                new Feeds<>(leaves.interfaces(), inbox, (names, link) -> new HostInterface(link.name(), link.index()));
    }

    @Override
    public String name() {
        return "kernel-watch";
    }

    @Override
    public int run() {
        Demand wanted = demand.get();
        notifier.ifPresent(open -> coverage.count(open.counters()));
        if (wanted.equals(met)) {
            return 0;
        }
        met = wanted;
        try {
            meet(wanted);
        } catch (NetlinkFault e) {
            LOG.warn("kernel tables are not watched: {}", e.getMessage());
        }
        return 1;
    }

    private void meet(Demand wanted) {
        NetlinkNotifier open = notifier.orElseGet(this::open);
        interfaces.keep(
                wanted.names().isEmpty() ? Set.of() : Set.of(wanted.names()),
                (names, told) -> monitor(open, names, told));
        routes.keep(wanted.tables(), (table, told) -> RouteTable.open(open, table, told)::close);
        neighbors.keep(
                wanted.places(),
                (place, told) -> NeighborTable.open(open, place.family(), place.interfaceIndex(), told)::close);
        nexthops.keep(
                wanted.places().isEmpty() ? Set.of() : Set.of(true),
                (all, told) -> NexthopTable.open(open, told)::close);
        if (wanted.equals(Demand.NOTHING)) {
            close();
        }
    }

    private NetlinkNotifier open() {
        NetlinkNotifier opened = new NetlinkNotifier(kernel.get(), NotifierSettings.DEFAULT);
        coverage.startOver();
        notifier = Optional.of(opened);
        return opened;
    }

    private static Runnable monitor(NetlinkNotifier notifier, Set<String> names, Observer<Link> told) {
        InterfaceMonitor monitor = new InterfaceMonitor(notifier, told);
        monitor.watch(names);
        return monitor::close;
    }

    /** Ends all watching; returns when no thread and no socket is left. */
    @Override
    public void close() {
        notifier.ifPresent(NetlinkNotifier::close);
        notifier = Optional.empty();
    }
}
