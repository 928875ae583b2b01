package io.ovnchassis.tests.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.notifier.Kinds;
import io.ovnchassis.netlink.notifier.Listener;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.NotifierCounters;
import io.ovnchassis.netlink.notifier.NotifierSettings;
import io.ovnchassis.netlink.notifier.Priority;
import io.ovnchassis.netlink.notifier.Watches;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.table.RouteTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More changes than anybody can follow: what is lost is made up for. */
class SlowListenerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final TableId TABLE = new TableId(ManyRoutes.TABLE);

    @AutoClose
    private final NetworkSpace space = NetworkSpace.create();

    @TempDir
    Path folder;

    @Test
    void aTableEqualsTheKernelsAfterAHundredThousandRoutesAndASlowListener() throws Exception {
        ManyRoutes.addDevice(space);
        AtomicInteger learned = new AtomicInteger();
        try (NetlinkNotifier notifier = new NetlinkNotifier(space.transport(), NotifierSettings.DEFAULT)) {
            notifier.listen(
                    Kinds.ROUTE_IPV4, Watches.routes(Kinds.ROUTE_IPV4, TABLE), Priority.HIGH, new SlowListener());
            RouteTable table = RouteTable.open(
                    notifier,
                    TABLE,
                    changes -> learned.addAndGet(
                            changes.added().size() - changes.removed().size()));
            assertThat(notifier.flush(PATIENCE)).isTrue();

            ManyRoutes.add(space, folder);
            assertThat(notifier.flush(PATIENCE)).isTrue();
            assertEqual(table);
            space.ip("route del 10.0.0.7 table " + ManyRoutes.TABLE);
            space.ip("route flush root 10.1.0.0/16 table " + ManyRoutes.TABLE);
            assertThat(notifier.flush(PATIENCE)).isTrue();
            assertEqual(table);

            assertThat(learned.get()).isEqualTo(table.learned().size());
            NotifierCounters counters = notifier.counters();
            System.out.println("NETLINK slow listener: " + counters);
            assertThat(counters.resyncs()).isPositive();
            assertThat(counters.queueOverflows() + counters.overruns()).isPositive();
            assertThat(counters.malformed()).isZero();
            assertThat(counters.listenerFaults()).isZero();
        }
    }

    private void assertEqual(RouteTable table) {
        Set<String> shown = ManyRoutes.shown(space);
        assertThat(shown).hasSizeGreaterThan(1_000);
        // Not with isEqualTo: of sets of this size it would print all.
        assertThat(ManyRoutes.text(table.routes()).equals(shown))
                .as("%s routes here, %s in the kernel", table.routes().size(), shown.size())
                .isTrue();
    }

    /** One that takes a quarter of a millisecond for every change. */
    private static final class SlowListener implements Listener<Route> {
        @Override
        public void resynced(List<Route> everything) {
            LockSupport.parkNanos(250_000_000);
        }

        @Override
        public Verdict changed(Change<Route> change) {
            LockSupport.parkNanos(250_000);
            return Verdict.PASS;
        }
    }
}
