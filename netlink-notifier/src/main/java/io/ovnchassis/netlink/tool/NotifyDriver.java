package io.ovnchassis.netlink.tool;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.notifier.Kind;
import io.ovnchassis.netlink.notifier.Kinds;
import io.ovnchassis.netlink.notifier.Listener;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.NotifierSettings;
import io.ovnchassis.netlink.notifier.Priority;
import io.ovnchassis.netlink.notifier.Watch;
import io.ovnchassis.netlink.notifier.Watches;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.table.FdbNexthop;
import io.ovnchassis.netlink.table.InterfaceMonitor;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Shows what a command brings about in the kernel, in the words of OVN's test driver (the commands
 * {@code *-table-notify} and {@code host-if-monitor} of {@code ovstest test-ovn-netlink}).
 */
final class NotifyDriver {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final NetlinkTransport kernel;
    private final PrintStream out;
    private final ShellCommand command;

    NotifyDriver(NetlinkTransport kernel, PrintStream out, ShellCommand command) {
        this.kernel = kernel;
        this.out = out;
        this.command = command;
    }

    /** Shows changes of routes, by the number of their table: first those of IPv4, then those of IPv6. */
    void routes() throws InterruptedException {
        try (NetlinkNotifier notifier = new NetlinkNotifier(kernel, NotifierSettings.DEFAULT)) {
            Queue<String> v4 = listen(notifier, Kinds.ROUTE_IPV4, Watches.routes(Kinds.ROUTE_IPV4), told("v4"));
            Queue<String> v6 = listen(notifier, Kinds.ROUTE_IPV6, Watches.routes(Kinds.ROUTE_IPV6), told("v6"));
            runUnder(notifier);
            v4.forEach(out::println);
            v6.forEach(out::println);
        }
    }

    private static Function<Change<Route>, String> told(String family) {
        return change ->
                "Notification " + family + " table_id=" + change.object().key().table();
    }

    /** Shows changes of neighbours. */
    void neighbors() throws InterruptedException {
        try (NetlinkNotifier notifier = new NetlinkNotifier(kernel, NotifierSettings.DEFAULT)) {
            Function<Change<Neighbor>, String> told =
                    change -> verb(change) + " neighbor " + change.object().describe();
            Queue<String> lines = listen(notifier, Kinds.NEIGHBOR, Watches.neighbors(), told);
            runUnder(notifier);
            lines.forEach(out::println);
        }
    }

    /** Shows changes of next hops that forwarding entries can lead to. */
    void nexthops() throws InterruptedException {
        try (NetlinkNotifier notifier = new NetlinkNotifier(kernel, NotifierSettings.DEFAULT)) {
            Predicate<Nexthop> accepts = Nexthop::isFdbPath;
            Function<Change<Nexthop>, String> told = change -> verb(change) + " nexthop "
                    + FdbNexthop.alone(change.object()).describe();
            Watch<Nexthop> watch = new Watch<>(accepts, Watches.nexthops().queries());
            Queue<String> lines = listen(notifier, Kinds.NEXTHOP, watch, told);
            runUnder(notifier);
            lines.forEach(out::println);
        }
    }

    private static String verb(Change<?> change) {
        return switch (change) {
            case Change.Put<?> _ -> "Add";
            case Change.Removed<?> _ -> "Delete";
        };
    }

    /** Shows the number of the interface of that name, or 0, after a command that does something to it or does not. */
    void interfaceNamed(String name, boolean isExpected) throws InterruptedException {
        AtomicBoolean wasNotified = new AtomicBoolean();
        try (NetlinkNotifier notifier = new NetlinkNotifier(kernel, NotifierSettings.DEFAULT);
                InterfaceMonitor monitor = new InterfaceMonitor(notifier, changes -> wasNotified.set(true))) {
            monitor.watch(Set.of(name));
            flush(notifier);
            wasNotified.set(false);
            command.run();
            flush(notifier);
            if (wasNotified.get() != isExpected) {
                throw new ToolFault("of " + name + " there was " + (isExpected ? "no" : "a") + " notification");
            }
            out.println(monitor.index(name).orElse(0));
        }
    }

    private void runUnder(NetlinkNotifier notifier) throws InterruptedException {
        flush(notifier);
        command.run();
        flush(notifier);
        if (notifier.counters().resyncs() > 0) {
            throw new ToolFault("more happened than could be listened to");
        }
    }

    private static void flush(NetlinkNotifier notifier) throws InterruptedException {
        if (!notifier.flush(PATIENCE)) {
            throw new ToolFault("the kernel did not say in time what there is");
        }
    }

    private static <T> Queue<String> listen(
            NetlinkNotifier notifier, Kind<T> kind, Watch<T> watch, Function<Change<T>, String> words) {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        notifier.listen(kind, watch, Priority.NORMAL, new Listener<>() {
            @Override
            public void resynced(List<T> everything) {
                // What is there before the command is of no interest.
            }

            @Override
            public Verdict changed(Change<T> change) {
                lines.add(words.apply(change));
                return Verdict.PASS;
            }
        });
        return lines;
    }
}
