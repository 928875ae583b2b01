package io.ovnchassis.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.notifier.Kind;
import io.ovnchassis.netlink.notifier.Kinds;
import io.ovnchassis.netlink.notifier.Listener;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.NotifierCounters;
import io.ovnchassis.netlink.notifier.NotifierSettings;
import io.ovnchassis.netlink.notifier.Priority;
import io.ovnchassis.netlink.notifier.Watch;
import io.ovnchassis.netlink.notifier.Watches;
import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.table.NeighborTable;
import io.ovnchassis.netlink.table.NexthopTable;
import io.ovnchassis.netlink.table.RouteTable;
import io.ovnchassis.netlink.testkit.FakeKernel;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/**
 * The notifier listens to everything at once and keeps tables, and all that it receives is fuzzed. To repeat a run, give the seed that it
 * printed: {@code mvn verify -pl netlink-notifier -Dtest=NotifierFuzzTest -Dnetlink.fuzz.seed=SEED}.
 */
class NotifierFuzzTest {
    private static final long DATAGRAMS = 10_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final LongAdder changes = new LongAdder();

    @Test
    void tenMillionFuzzedDatagramsAreSurvived() throws InterruptedException {
        long seed = Long.getLong("netlink.fuzz.seed", System.nanoTime());
        long start = System.nanoTime();
        FuzzedTransport kernel = new FuzzedTransport(seed, DATAGRAMS);
        NotifierCounters counters;
        try (NetlinkNotifier notifier = new NetlinkNotifier(kernel, NotifierSettings.DEFAULT)) {
            listenToEverything(notifier);
            RouteTable.open(notifier, new TableId(254), changed -> {});
            NeighborTable.open(notifier, NeighborFamily.BRIDGE, 1, changed -> {});
            NexthopTable.open(notifier, changed -> {});

            boolean flushed;
            do { // what has been sent by now; there is more to come
                flushed = notifier.flush(LIMIT);
            } while (flushed && kernel.left() > 0);
            assertThat(flushed)
                    .as("seed %s: %s datagrams left", seed, kernel.left())
                    .isTrue();
            counters = notifier.counters();
        }
        System.out.printf(
                "fuzzed netlink: seed %d, %d datagrams in %.1f s, %d changes told, %s%n",
                seed, DATAGRAMS, (System.nanoTime() - start) / 1e9, changes.sum(), counters);
        assertThat(kernel.left()).isZero();
        assertThat(counters.listenerFaults()).as("seed %s", seed).isZero();
        assertThat(counters.malformed()).as("seed %s", seed).isGreaterThan(DATAGRAMS / 10);
        assertThat(changes.sum()).as("seed %s", seed).isPositive();
    }

    private void listenToEverything(NetlinkNotifier notifier) {
        listen(notifier, Kinds.LINK, Watches.links());
        listen(notifier, Kinds.ROUTE_IPV4, Watches.routes(Kinds.ROUTE_IPV4));
        listen(notifier, Kinds.ROUTE_IPV6, Watches.routes(Kinds.ROUTE_IPV6));
        listen(notifier, Kinds.NEIGHBOR, Watches.neighbors());
        listen(notifier, Kinds.NEXTHOP, Watches.nexthops());
        listen(notifier, Kinds.CONNECTION, Watches.connections(OptionalInt.empty()));
        var ports = Kinds.devlinkPorts(FakeKernel.DEVLINK);
        listen(notifier, ports, Watches.devlinkPorts(ports, FakeKernel.DEVLINK));
    }

    private <T> void listen(NetlinkNotifier notifier, Kind<T> kind, Watch<T> watch) {
        notifier.listen(kind, watch, Priority.NORMAL, new Listener<>() {
            @Override
            public void resynced(List<T> everything) {
                changes.add(everything.size());
            }

            @Override
            public Verdict changed(Change<T> change) {
                changes.increment();
                return Verdict.PASS;
            }
        });
    }
}
