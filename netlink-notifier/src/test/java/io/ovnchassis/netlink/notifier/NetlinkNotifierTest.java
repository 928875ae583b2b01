package io.ovnchassis.netlink.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.netlink.CapturedLog;
import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.conntrack.Connection;
import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.notifier.Listener.Verdict;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.route.RouteNexthop;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetlinkNotifierTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeKernel kernel = new FakeKernel();
    private final NetlinkNotifier notifier = new NetlinkNotifier(kernel, NotifierSettings.DEFAULT);

    @AfterEach
    void leaveNothingBehind() {
        notifier.close();

        assertThat(kernel.openSockets()).isZero();
        assertThat(threads()).isEmpty();
    }

    @Test
    void everythingIsToldFirstAndThenWhatChanges() {
        put("lo");
        Recorder<Link> recorder = listenToLinks(Priority.NORMAL);
        flush();
        put("eth0");
        remove("lo");
        flush();

        assertThat(recorder.toldWithMoments())
                .startsWith("all [lo]", "settled")
                .containsSubsequence("put eth0", "removed lo", "settled");
    }

    @Test
    void ourOwnRoutesAreToldToNobodyNeitherAtFirstNorLater() {
        put(route("10.0.0.0/24", 11));
        put(route("10.0.1.0/24", Route.PROTOCOL_OVN));
        Recorder<Route> recorder = new Recorder<>(route -> route.key().destination());
        notifier.listen(
                Kinds.ROUTE_IPV4, Watches.routes(Kinds.ROUTE_IPV4, new TableId(100)), Priority.NORMAL, recorder);
        flush();
        put(route("10.0.2.0/24", Route.PROTOCOL_OVN));
        put(route("10.0.3.0/24", 11));
        flush();

        assertThat(recorder.told()).containsExactly("all [10.0.0.0/24]", "put 10.0.3.0/24");
        assertThat(notifier.counters().own()).isEqualTo(1);
        assertThat(notifier.counters().queued()).isEqualTo(1);
    }

    @Test
    void whatNobodyWatchesIsNotQueued() {
        Recorder<Route> recorder = new Recorder<>(route -> route.key().destination());
        notifier.listen(
                Kinds.ROUTE_IPV4, Watches.routes(Kinds.ROUTE_IPV4, new TableId(101)), Priority.NORMAL, recorder);
        flush();
        put(route("10.0.0.0/24", 11));
        flush();

        assertThat(recorder.told()).containsExactly("all []");
        assertThat(notifier.counters().received()).isEqualTo(1);
        assertThat(notifier.counters().queued()).isZero();
    }

    @Test
    void listenersAreToldByPriorityThenInTheirOrderUntilOneClaims() {
        List<String> order = new ArrayList<>();
        notifier.listen(Kinds.LINK, Watches.links(), Priority.LOW, teller("low", order, Verdict.PASS));
        notifier.listen(Kinds.LINK, Watches.links(), Priority.NORMAL, teller("normal", order, Verdict.PASS));
        notifier.listen(Kinds.LINK, Watches.links(), Priority.NORMAL, teller("claimer", order, Verdict.CLAIM));
        notifier.listen(Kinds.LINK, Watches.links(), Priority.HIGH, teller("high", order, Verdict.PASS));
        flush();
        put("eth0");
        flush();

        assertThat(order).containsExactly("high", "normal", "claimer");
    }

    @Test
    void watchersAreAnnouncedWithTheFirstAndTheLastOfTheirKind() {
        try (CapturedLog log = new CapturedLog("ovn_netlink_notifier")) {
            Subscription<Route> first = listenToRoutes(Kinds.ROUTE_IPV4);
            Subscription<Route> second = listenToRoutes(Kinds.ROUTE_IPV4);
            Subscription<Route> other = listenToRoutes(Kinds.ROUTE_IPV6);
            assertThat(kernel.joined(Protocol.ROUTE)).containsExactlyInAnyOrder(7, 11);

            first.close();
            assertThat(kernel.joined(Protocol.ROUTE)).containsExactlyInAnyOrder(7, 11);
            second.close();
            second.close();
            assertThat(kernel.joined(Protocol.ROUTE)).containsExactly(11);
            other.close();

            assertThat(kernel.openSockets()).isZero();
            assertThat(log.lines())
                    .containsExactly(
                            "INFO|Adding route-ipv4 table watchers.",
                            "INFO|Adding route-ipv6 table watchers.",
                            "INFO|Removing route-ipv4 table watchers.",
                            "INFO|Removing route-ipv6 table watchers.");
        }
    }

    @Test
    void aGroupThatCannotBeJoinedIsWarnedAboutAndLeavesNothing() {
        kernel.lacksGroup(32);
        try (CapturedLog log = new CapturedLog("ovn_netlink_notifier")) {
            assertThatThrownBy(() ->
                            notifier.listen(Kinds.NEXTHOP, Watches.nexthops(), Priority.NORMAL, new Recorder<>(n -> n)))
                    .isInstanceOf(NetlinkFault.class)
                    .hasMessageContaining("multicast group 32");

            assertThat(log.lines())
                    .containsExactly(
                            "INFO|Adding nexthop table watchers.", "WARN|Failed to create nexthop table watcher.");
            assertThat(kernel.openSockets()).isZero();
        }
    }

    @Test
    void protocolsHaveTheirOwnSockets() {
        Recorder<Connection> connections = new Recorder<>(Connection::zone);
        notifier.listen(Kinds.CONNECTION, Watches.connections(OptionalInt.empty()), Priority.NORMAL, connections);
        Kind<DevlinkPort> kind = Kinds.devlinkPorts(FakeKernel.DEVLINK);
        Recorder<DevlinkPort> ports = new Recorder<>(port -> port.key().index());
        notifier.listen(kind, Watches.devlinkPorts(kind, FakeKernel.DEVLINK), Priority.NORMAL, ports);
        flush();
        DevlinkPort port = new io.ovnchassis.netlink.RandomObjects(new Random(1)).port();
        kernel.put(port);
        kernel.remove(port);
        flush();

        assertThat(kernel.joined(Protocol.NETFILTER)).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(ports.told())
                .containsExactly(
                        "all []",
                        "put " + port.key().index(),
                        "removed " + port.key().index());
        assertThat(connections.told()).containsExactly("all []");
    }

    @Test
    void whatTheKernelLostIsMadeUpFor() {
        put("lo");
        Recorder<Link> recorder = listenToLinks(Priority.NORMAL);
        flush();
        kernel.loseNext(2);
        put("eth0");
        remove("lo");
        put("eth1");
        flush();

        assertThat(recorder.table().keySet()).containsExactlyInAnyOrder("eth0", "eth1");
        assertThat(notifier.counters().overruns()).isPositive();
        assertThat(notifier.counters().resyncs()).isPositive();
    }

    @Test
    void anInterruptedDumpIsRepeatedAndOneThatGoesOnBeingInterruptedIsPutOff() {
        put("lo");
        kernel.interruptNext(5);
        Recorder<Link> recorder = listenToLinks(Priority.NORMAL);
        flush();

        assertThat(recorder.told()).containsExactly("all [lo]");
        assertThat(notifier.counters().interruptedDumps()).isEqualTo(5);
        assertThat(notifier.counters().failedDumps()).isEqualTo(1);
    }

    @Test
    void aListenerThatTakesItsTimeMissesNothing() {
        CountDownLatch hold = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        NetlinkNotifier small = new NetlinkNotifier(kernel, new NotifierSettings(4, 1 << 20, 3));
        try {
            Recorder<Link> recorder = new Recorder<>(Link::name);
            small.listen(Kinds.LINK, Watches.links(), Priority.HIGH, onChange(link -> {
                held.countDown();
                awaitUninterrupted(hold);
            }));
            small.listen(Kinds.LINK, Watches.links(), Priority.NORMAL, recorder);
            flush(small);
            put("eth0");
            awaitUninterrupted(held);
            for (int i = 1; i <= 50; i++) {
                put("eth" + i);
            }
            awaitReceived(small, 51);
            hold.countDown();
            flush(small);

            assertThat(recorder.table()).hasSize(51);
            assertThat(small.counters().queueOverflows()).isPositive();
            assertThat(small.counters().resyncs()).isPositive();
        } finally {
            hold.countDown();
            small.close();
        }
    }

    @Test
    void aListenerThatThrowsHarmsNobodyElse() {
        notifier.listen(Kinds.LINK, Watches.links(), Priority.HIGH, onChange(link -> {
            throw new IllegalStateException("no");
        }));
        Recorder<Link> recorder = listenToLinks(Priority.NORMAL);
        flush();
        put("eth0");
        put("eth1");
        flush();

        assertThat(recorder.told()).containsExactly("all []", "put eth0", "put eth1");
        assertThat(notifier.counters().listenerFaults()).isEqualTo(2);
    }

    @Test
    void whatIsWatchedCanBeChanged() {
        put(route("10.0.0.0/24", 11));
        Recorder<Route> recorder = new Recorder<>(route -> route.key().destination());
        Subscription<Route> subscription = notifier.listen(
                Kinds.ROUTE_IPV4, Watches.routes(Kinds.ROUTE_IPV4, new TableId(1)), Priority.NORMAL, recorder);
        flush();
        subscription.watch(Watches.routes(Kinds.ROUTE_IPV4, new TableId(100)));
        flush();
        subscription.resync();
        flush();

        assertThat(recorder.told()).containsExactly("all []", "all [10.0.0.0/24]", "all [10.0.0.0/24]");
    }

    @Test
    void aListenerMayLeaveWhileItIsBeingTold() {
        List<String> told = new ArrayList<>();
        List<Subscription<Link>> own = new ArrayList<>();
        CountDownLatch left = new CountDownLatch(1);
        own.add(notifier.listen(Kinds.LINK, Watches.links(), Priority.NORMAL, onChange(link -> {
            told.add(link.name());
            own.getFirst().close();
            left.countDown();
        })));
        flush();
        put("eth0");
        awaitUninterrupted(left);
        put("eth1");
        awaitThreadsGone();

        assertThat(told).containsExactly("eth0");
        assertThat(kernel.openSockets()).isZero();
    }

    @Test
    void aListenerCannotWaitForItself() {
        List<Throwable> thrown = new ArrayList<>();
        notifier.listen(Kinds.LINK, Watches.links(), Priority.NORMAL, onChange(link -> {
            try {
                notifier.flush(PATIENCE);
            } catch (IllegalStateException | InterruptedException e) {
                thrown.add(e);
            }
        }));
        flush();
        put("eth0");
        flush();

        assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingInterruptsAListenerThatBlocks() {
        CountDownLatch held = new CountDownLatch(1);
        notifier.listen(Kinds.LINK, Watches.links(), Priority.NORMAL, onChange(link -> {
            held.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        flush();
        put("eth0");
        awaitUninterrupted(held);

        notifier.close();

        assertThat(threads()).isEmpty();
    }

    @Test
    void nonsenseIsCountedAndSkipped() {
        Recorder<Link> recorder = listenToLinks(Priority.NORMAL);
        flush();
        kernel.notify(Protocol.ROUTE, 1, new byte[] {1, 2, 3, 4, 5});
        kernel.notify(Protocol.ROUTE, 1, new byte[] {16, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        put("eth0");
        flush();

        assertThat(recorder.told()).containsExactly("all []", "put eth0");
        assertThat(notifier.counters().malformed()).isEqualTo(2);
    }

    @Test
    void aRefusedDumpIsTriedAgainUnlessItMeansThatThereIsNothing() {
        put("lo");
        kernel.refuseNextDumps(3, Errno.EBUSY);
        Recorder<Link> recorder = listenToLinks(Priority.NORMAL);
        flush();
        kernel.refuseNextDumps(1, Errno.ENOENT);
        Recorder<Route> noTable = new Recorder<>(Route::key);
        notifier.listen(Kinds.ROUTE_IPV4, Watches.routes(Kinds.ROUTE_IPV4, new TableId(100)), Priority.NORMAL, noTable);
        flush();

        assertThat(recorder.told()).containsExactly("all [lo]");
        assertThat(noTable.told()).containsExactly("all []");
        assertThat(notifier.counters().failedDumps()).isEqualTo(3);
    }

    @Test
    void nobodyCanListenToAClosedNotifier() {
        notifier.close();

        assertThatThrownBy(() -> listenToLinks(Priority.NORMAL)).isInstanceOf(IllegalStateException.class);
    }

    private Recorder<Link> listenToLinks(Priority priority) {
        Recorder<Link> recorder = new Recorder<>(Link::name);
        notifier.listen(Kinds.LINK, Watches.links(), priority, recorder);
        return recorder;
    }

    private Subscription<Route> listenToRoutes(Kind<Route> kind) {
        return notifier.listen(
                kind, Watches.routes(kind, new TableId(100)), Priority.NORMAL, new Recorder<>(Route::key));
    }

    private static Listener<Link> teller(String name, List<String> order, Verdict verdict) {
        Recorder<Link> unused = new Recorder<>(Link::name);
        unused.answer(verdict);
        return new Listener<>() {
            @Override
            public void resynced(List<Link> everything) {}

            @Override
            public Verdict changed(Change<Link> change) {
                order.add(name);
                return verdict;
            }
        };
    }

    private static Listener<Link> onChange(Consumer<Link> action) {
        return new Listener<>() {
            @Override
            public void resynced(List<Link> everything) {}

            @Override
            public Verdict changed(Change<Link> change) {
                action.accept(change.object());
                return Verdict.PASS;
            }
        };
    }

    private void put(String name) {
        Link link = new Link(0, name, 1, MacAddress.ZERO, 0, 0, "", 1500);
        assertThat(kernel.execute(LinkMessages.put(link, NlMsgHeader.CREATE))).isEmpty();
    }

    private void remove(String name) {
        assertThat(kernel.execute(LinkMessages.delete(name))).isEmpty();
    }

    private void put(Route route) {
        assertThat(kernel.execute(RouteMessages.put(route, NlMsgHeader.CREATE))).isEmpty();
    }

    private static Route route(String destination, int protocol) {
        Route.Key key =
                new Route.Key(new TableId(100), IpPrefix.parse(destination), IpPrefix.parse("0.0.0.0/0"), 0, 20);
        return new Route(
                key,
                Route.UNICAST,
                protocol,
                0,
                IpAddress.UNSPECIFIED,
                0,
                0,
                List.of(new RouteNexthop(IpAddress.parse("20.0.0.1"), 5, 1)));
    }

    private void flush() {
        flush(notifier);
    }

    private static void flush(NetlinkNotifier flushed) {
        try {
            assertThat(flushed.flush(PATIENCE)).as("flushed in time").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitReceived(NetlinkNotifier notifier, long count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (notifier.counters().received() < count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void awaitThreadsGone() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!threads().isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("netlink-"))
                .toList();
    }
}
