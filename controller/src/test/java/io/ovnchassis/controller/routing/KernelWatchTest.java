package io.ovnchassis.controller.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.metrics.Coverage;
import io.ovnchassis.controller.vlog.CapturedLog;
import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.route.NeighborMessages;
import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.route.NexthopMessages;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KernelWatchTest {
    private static final TableId TABLE = new TableId(100);
    private static final int LEARNED = 0x10;
    private static final int NOARP = 0x40;

    private final FakeKernel kernel = new FakeKernel();
    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final KernelLeaves leaves = KernelLeaves.create();
    private final Coverage coverage = new Coverage(System::nanoTime);
    private Set<TableId> tables = Set.of();
    private EvpnInterfaces interfaces = EvpnInterfaces.NONE;
    private final KernelWatch watch = watch(() -> kernel);

    private KernelWatch watch(Supplier<NetlinkTransport> transport) {
        return new KernelWatch(
                transport,
                new KernelWatch.Wanted(() -> tables, () -> interfaces),
                leaves,
                inbox::add,
                new NetlinkCoverage(coverage));
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void nothingIsOpenWhileNothingIsWanted() {
        watch.run();

        assertThat(kernel.openSockets()).isZero();
    }

    @Test
    void learnedRoutesOfAWantedTableComeIntoTheLeafOneByOne() throws InterruptedException {
        link(ZebraRoutes.INTERFACE, ZebraRoutes.INTERFACE_NAME);
        route("10.0.0.0/24");
        tables = Set.of(TABLE);
        iterateUntil(() -> leaves.routes().output().all().equals(Set.of(learned("10.0.0.0/24"))));
        long dumps = count("netlink_dump");

        route("10.0.1.0/24");
        iterateUntil(() -> leaves.routes().output().added().equals(Set.of(learned("10.0.1.0/24"))));

        assertThat(leaves.routes().output().all())
                .containsExactlyInAnyOrder(learned("10.0.0.0/24"), learned("10.0.1.0/24"));
        assertThat(count("netlink_dump")).isEqualTo(dumps);
        assertThat(count("netlink_received")).isPositive();
    }

    @Test
    void aTableThatIsNotWantedAnyMoreIsEmptyAndNothingStaysOpen() throws InterruptedException {
        link(ZebraRoutes.INTERFACE, ZebraRoutes.INTERFACE_NAME);
        route("10.0.0.0/24");
        tables = Set.of(TABLE);
        iterateUntil(() -> !leaves.routes().output().all().isEmpty());

        tables = Set.of();
        iterateUntil(() -> leaves.routes().output().removed().equals(Set.of(learned("10.0.0.0/24"))));

        assertThat(leaves.routes().output().all()).isEmpty();
        assertThat(kernel.openSockets()).isZero();
        assertThat(kernel.joined(Protocol.ROUTE)).isEmpty();
    }

    @Test
    void neighborsAndNextHopsFollowWhenTheInterfaceIsThere() throws InterruptedException {
        interfaces = new EvpnInterfaces(Set.of("vxlan10"), Set.of("br10"));
        nexthop();
        neighbor(7);
        iterateUntil(() -> kernel.openSockets() > 0);
        assertThat(leaves.nexthops().output().all()).isEmpty();

        link(7, "vxlan10");

        iterateUntil(() -> leaves.neighbors().output().all().size() == 1
                && leaves.nexthops().output().all().size() == 1);
        assertThat(leaves.interfaces().output().all()).containsExactly(new HostInterface("vxlan10", 7));

        order(LinkMessages.delete("vxlan10"));
        iterateUntil(() -> leaves.neighbors().output().all().isEmpty()
                && leaves.nexthops().output().all().isEmpty());
        assertThat(leaves.interfaces().output().all()).isEmpty();
    }

    @Test
    void whereNetlinkCannotBeUsedOneLineSaysSo() {
        try (CapturedLog log = new CapturedLog();
                KernelWatch off = watch(() -> {
                    throw NetlinkFault.failed("netlink is off", Errno.ENOSYS.number(), "use Linux");
                })) {
            tables = Set.of(TABLE);
            off.run();
            off.run();

            assertThat(log.lines("ovn_netlink_notifier"))
                    .containsExactly(
                            "WARN kernel tables are not watched: netlink is off: Function not implemented; use Linux");
        }
    }

    /** The main loop, as far as the kernel's tables take part in it. */
    private void iterateUntil(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            @Nullable Runnable message = inbox.poll(10, TimeUnit.MILLISECONDS);
            if (message != null) {
                message.run();
            }
            leaves.all().forEach(leaf -> poll((KernelLeaf<?>) leaf));
            watch.run();
            if (condition.getAsBoolean()) {
                return;
            }
        }
        assertThat(condition.getAsBoolean()).as("in time").isTrue();
    }

    private static void poll(KernelLeaf<?> leaf) {
        leaf.clearChanges();
        leaf.poll();
    }

    private long count(String counter) {
        watch.run();
        return coverage.read(counter).orElseThrow();
    }

    private void link(int index, String name) {
        order(LinkMessages.put(new Link(index, name, 1, MacAddress.ZERO, 0, 0, "", 1500), NlMsgHeader.CREATE));
    }

    private void route(String destination) {
        order(RouteMessages.put(ZebraRoutes.route(TABLE, destination), NlMsgHeader.CREATE));
    }

    private static TableRoute learned(String destination) {
        return ZebraRoutes.learned(TABLE, IpPrefix.parse(destination));
    }

    private void nexthop() {
        order(NexthopMessages.put(
                new Nexthop(1, true, IpAddress.parse("20.0.0.1"), 0, false, List.of()), NlMsgHeader.CREATE));
    }

    private void neighbor(int index) {
        MacAddress mac = MacAddress.parse("00:00:00:00:00:01");
        IpAddress vtep = IpAddress.parse("20.0.0.1");
        order(NeighborMessages.put(
                new Neighbor(NeighborFamily.BRIDGE, index, mac, vtep, 0, 0, 0, 0, NOARP, LEARNED, 0),
                NlMsgHeader.CREATE));
    }

    private void order(Request request) {
        assertThat(kernel.execute(request)).isEmpty();
    }
}
