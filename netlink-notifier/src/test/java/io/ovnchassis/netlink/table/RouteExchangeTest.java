package io.ovnchassis.netlink.table;

import static io.ovnchassis.netlink.table.Scene.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.CapturedLog;
import io.ovnchassis.netlink.Hex;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteExchangeTest {
    private final FakeKernel kernel = new FakeKernel();
    private final RouteExchange exchange = new RouteExchange(kernel);

    @Test
    void aBlackholeIsOrderedLikeThis() {
        exchange.sync(Scene.TABLE, Set.of(advertised("192.168.100.0/24", 100, "::")));

        assertThat(kernel.orders())
                .singleElement()
                .satisfies(order -> assertThat(order.bytes(0)).isEqualTo(Hex.bytes("""
                        34000000 1800 0506 00000000 00000000  # NEWROUTE, ack, create, exclusive
                        02 18 00 00 00 54 00 06 00000000      # inet, /24, no table, ovn, universe, blackhole
                        0800 0f00 64000000                    # table 100
                        0800 0600 64000000                    # priority 100
                        0800 0100 c0a86400                    # 192.168.100.0
                        """)));
    }

    @Test
    void aGatewayOfTheOtherFamilyGoesIntoVia() {
        exchange.sync(Scene.TABLE, Set.of(advertised("192.168.100.0/24", 100, "fd20::1")));

        assertThat(kernel.orders())
                .singleElement()
                .satisfies(order -> assertThat(order.bytes(0)).endsWith(Hex.bytes("""
                        0800 0100 c0a86400
                        1600 1200 0a00 fd200000000000000000000000000001 0000
                        """)));
    }

    @Test
    void aGatewayOfTheSameFamilyGoesIntoGateway() {
        exchange.sync(Scene.TABLE, Set.of(advertised("192.168.100.0/24", 100, "20.0.0.1")));

        assertThat(kernel.orders())
                .singleElement()
                .satisfies(order -> assertThat(order.bytes(0)).endsWith(Hex.bytes("""
                        0800 0100 c0a86400
                        0800 0500 14000001
                        """)));
    }

    @Test
    void whatIsNotWantedGoesBeforeWhatIsMissingComes() {
        exchange.sync(Scene.TABLE, Set.of(advertised("10.1.0.0/24", 100, "::"), advertised("10.2.0.0/24", 100, "::")));
        int before = kernel.orders().size();
        exchange.sync(Scene.TABLE, Set.of(advertised("10.2.0.0/24", 100, "::"), advertised("10.3.0.0/24", 100, "::")));

        assertThat(kernel.orders().stream().skip(before).map(Request::type))
                .containsExactly(RouteMessages.DELETE, RouteMessages.NEW);
        assertThat(destinations()).containsExactlyInAnyOrder("10.2.0.0/24", "10.3.0.0/24");
    }

    @Test
    void anotherPriorityOrNextHopIsAnotherRoute() {
        exchange.sync(Scene.TABLE, Set.of(advertised("10.1.0.0/24", 100, "::")));
        exchange.sync(Scene.TABLE, Set.of(advertised("10.1.0.0/24", 1000, "20.0.0.1")));

        assertThat(kernel.all(Route.class)).singleElement().satisfies(route -> {
            assertThat(route.key().priority()).isEqualTo(1000);
            assertThat(route.type()).isEqualTo(Route.UNICAST);
        });
    }

    @Test
    void whatIsThereAlreadyIsLeftAloneEvenWhereTheKernelFilledInThePriority() {
        Set<AdvertisedRoute> wanted = Set.of(advertised("fd00::/64", 0, "::"), advertised("10.1.0.0/24", 0, "::"));
        exchange.sync(Scene.TABLE, wanted);
        int before = kernel.orders().size();
        exchange.sync(Scene.TABLE, wanted);

        assertThat(kernel.orders()).hasSize(before);
    }

    @Test
    void othersRoutesAreLearnedAndNeverTouched() {
        order(LinkMessages.put(
                new io.ovnchassis.netlink.route.Link(
                        5, "eth5", 1, io.ovnchassis.netlink.wire.MacAddress.ZERO, 0, 0, "", 1500),
                NlMsgHeader.CREATE));
        order(RouteMessages.put(route("10.9.0.0/24", "20.0.0.1"), NlMsgHeader.CREATE));
        order(RouteMessages.put(route("10.8.0.0/24", 3, 0, "20.0.0.1"), NlMsgHeader.CREATE));

        RouteSync sync = exchange.sync(Scene.TABLE, Set.of());

        assertThat(sync.learned())
                .containsExactly(new LearnedRoute(IpPrefix.parse("10.9.0.0/24"), IpAddress.parse("20.0.0.1"), "eth5"));
        assertThat(sync.failures()).isEmpty();
        assertThat(kernel.all(Route.class)).hasSize(2);
    }

    @Test
    void anotherTableIsNotTouched() {
        exchange.sync(new TableId(1000), Set.of(advertised("10.1.0.0/24", 100, "::")));
        exchange.sync(Scene.TABLE, Set.of());

        assertThat(kernel.all(Route.class)).hasSize(1);
    }

    @Test
    void aRefusalIsWarnedAboutAndReportedAndDoesNotHoldUpTheRest() {
        order(RouteMessages.put(route("10.1.0.0/24", 11, 0), NlMsgHeader.CREATE));
        try (CapturedLog log = new CapturedLog("route_exchange_netlink")) {
            RouteSync sync = exchange.sync(
                    Scene.TABLE,
                    Set.of(advertised("10.1.0.0/24", 20, "::"), advertised("10.2.0.0/24", 20, "20.0.0.1")));

            assertThat(sync.failures())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.is(Errno.EEXIST)).isTrue());
            assertThat(log.lines())
                    .containsExactly(
                            "WARN|Add route table_id=100 dst=10.1.0.0 plen=24 nexthop=(blackhole) failed: File exists");
            assertThat(destinations()).contains("10.2.0.0/24");
        }
    }

    @Test
    void aRouteThatIsGoneIsAsGoodAsDeleted() {
        exchange.sync(Scene.TABLE, Set.of(advertised("10.1.0.0/24", 100, "::")));
        kernel.refuseNext(1, Errno.ESRCH);
        assertThat(exchange.sync(Scene.TABLE, Set.of()).failures()).isEmpty();

        kernel.refuseNext(1, Errno.EPERM);
        try (CapturedLog log = new CapturedLog("route_exchange_netlink")) {
            assertThat(exchange.sync(Scene.TABLE, Set.of()).failures()).hasSize(1);
            assertThat(log.lines())
                    .containsExactly("WARN|Delete route table_id=100 dst=10.1.0.0 plen=24 nexthop=(blackhole) failed:"
                            + " Operation not permitted");
        }
    }

    @Test
    void aTableThatCannotBeReadIsNotWrittenTo() {
        kernel.refuseNextDumps(1, Errno.EPERM);
        RouteSync sync = exchange.sync(Scene.TABLE, Set.of(advertised("10.1.0.0/24", 100, "::")));

        assertThat(sync.failures()).hasSize(1);
        assertThat(kernel.orders()).isEmpty();
    }

    @Test
    void anInterruptedDumpIsRepeated() {
        order(RouteMessages.put(route("10.9.0.0/24", "20.0.0.1"), NlMsgHeader.CREATE));
        kernel.interruptNext(3);

        assertThat(exchange.sync(Scene.TABLE, Set.of()).learned()).hasSize(1);
    }

    @Test
    void theKernelsOwnTablesAreRefused() {
        assertThat(exchange.sync(new TableId(255), Set.of(advertised("10.1.0.0/24", 100, "::")))
                        .failures())
                .singleElement()
                .satisfies(fault -> assertThat(fault.is(Errno.EINVAL)).isTrue());
        assertThat(kernel.orders()).isEmpty();
    }

    @Test
    void vrfsAreMadeOnceAndRemovedOnce() {
        assertThat(exchange.createVrf("ovnvrf100", Scene.TABLE)).isEmpty();
        assertThat(exchange.createVrf("ovnvrf100", Scene.TABLE)).isEmpty();
        assertThat(exchange.deleteVrf("ovnvrf100")).isEmpty();
        assertThat(exchange.deleteVrf("ovnvrf100")).isEmpty();
        kernel.refuseNext(1, Errno.EOPNOTSUPP);
        assertThat(exchange.createVrf("ovnvrf100", Scene.TABLE))
                .hasValueSatisfying(fault -> assertThat(fault.reason()).isEqualTo("Operation not supported"));
    }

    private List<String> destinations() {
        return kernel.all(Route.class).stream()
                .map(route -> route.key().destination().toString())
                .toList();
    }

    private void order(Request request) {
        assertThat(kernel.execute(request)).isEmpty();
    }

    private static AdvertisedRoute advertised(String destination, long priority, String nexthop) {
        return new AdvertisedRoute(IpPrefix.parse(destination), priority, IpAddress.parse(nexthop));
    }
}
