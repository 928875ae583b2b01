package io.ovnchassis.netlink.table;

import static io.ovnchassis.netlink.table.Scene.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.wire.IpAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private final Scene scene = new Scene();
    private final Told<LearnedRoute> told =
            new Told<>(route -> route.destination() + " via " + route.nexthop() + " dev " + route.interfaceName());

    @BeforeEach
    void aLinkToTheRouters() {
        scene.link(1, "lo", true);
        scene.link(5, "eth5", true);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void whatIsThereIsToldOnceTheTableIsComplete() {
        scene.put(route("10.0.0.0/24", "20.0.0.1"));
        scene.put(route("fd10::/64", "fd20::1"));
        open();

        assertThat(told.take())
                .containsExactly(List.of("+ 10.0.0.0/24 via 20.0.0.1 dev eth5", "+ fd10::/64 via fd20::1 dev eth5"));
    }

    @Test
    void anEmptyTableIsToldToBeComplete() {
        open();

        assertThat(told.take()).containsExactly(List.of());
    }

    @Test
    void changesAreToldAsTheyCome() {
        RouteTable table = open();
        told.take();
        scene.put(route("10.0.0.0/24", "20.0.0.1", "20.0.0.2"));
        scene.settle();
        assertThat(told.take())
                .containsExactly(List.of("+ 10.0.0.0/24 via 20.0.0.1 dev eth5", "+ 10.0.0.0/24 via 20.0.0.2 dev eth5"));

        scene.remove(route("10.0.0.0/24", "20.0.0.1", "20.0.0.2"));
        scene.settle();
        assertThat(table.learned()).isEmpty();
        assertThat(scene.notifier.counters().resyncs()).isZero();
    }

    @Test
    void onlyWhatRoutingDaemonsPutThereIsLearned() {
        scene.put(route("10.0.1.0/24", 3, 0, "20.0.0.1"));
        scene.put(route("10.0.2.0/24", 4, 0, "20.0.0.1"));
        scene.put(route("10.0.3.0/24", 5, 0, "20.0.0.1"));
        scene.put(route("10.0.4.0/24", Route.PROTOCOL_OVN, 0, "20.0.0.1"));
        scene.put(route("10.0.5.0/24", 11, 0));
        scene.put(route("10.0.6.0/24", 11, 0, "0.0.0.0"));
        scene.put(route("169.254.7.0/24", 11, 0, "20.0.0.1"));
        scene.put(route("fe80:8::/64", 11, 0, "fd20::1"));
        RouteTable table = open();

        assertThat(told.take()).containsExactly(List.of("+ 10.0.3.0/24 via 20.0.0.1 dev eth5"));
        assertThat(table.routes()).hasSize(7).noneMatch(Route::isOurs);
    }

    @Test
    void otherTablesAreNotItsBusiness() {
        RouteTable other = RouteTable.open(scene.notifier, new TableId(101), changes -> {});
        scene.put(route("10.0.0.0/24", "20.0.0.1"));
        scene.settle();

        assertThat(other.routes()).isEmpty();
        assertThat(scene.notifier.counters().queued()).isZero();
    }

    @Test
    void oneThatIsLearnedFromTwoRoutesGoesWithTheLast() {
        Route one = route("10.0.0.0/24", 11, 0, "20.0.0.1");
        Route other = new Route(
                new Route.Key(
                        one.key().table(), one.key().destination(), one.key().source(), 0, 30),
                one.type(),
                one.protocol(),
                one.scope(),
                one.preferredSource(),
                0,
                0,
                one.nexthops());
        scene.put(one);
        scene.put(other);
        RouteTable table = open();
        scene.remove(one);
        scene.settle();
        assertThat(table.learned()).hasSize(1);

        scene.remove(other);
        scene.settle();
        assertThat(table.learned()).isEmpty();
    }

    @Test
    void aLinkThatGetsAnotherNameIsLearnedFromByThatName() {
        scene.put(route("10.0.0.0/24", "20.0.0.1"));
        open();
        told.take();
        scene.unlink("eth5");
        scene.link(5, "uplink", true);
        scene.settle();

        assertThat(told.take().stream().flatMap(List::stream))
                .contains("+ 10.0.0.0/24 via 20.0.0.1 dev uplink", "- 10.0.0.0/24 via 20.0.0.1 dev eth5");
    }

    @Test
    void routesThatGoWithTheirLinkWithoutAWordAreMissed() {
        scene.put(route("10.0.0.0/24", "20.0.0.1"));
        RouteTable table = open();
        scene.kernel.silentlyRemove(Route.class, route -> true);
        scene.link(5, "eth5", false);
        scene.settle();

        assertThat(table.learned()).isEmpty();
    }

    @Test
    void routesThatGoWithTheirNextHopObjectWithoutAWordAreMissed() {
        Nexthop nexthop = new Nexthop(7, false, IpAddress.parse("20.0.0.1"), 5, false, List.of());
        scene.put(nexthop);
        scene.put(route("10.0.0.0/24", 11, 7, "20.0.0.1"));
        RouteTable table = open();
        scene.kernel.silentlyRemove(Route.class, route -> true);
        scene.remove(nexthop);
        scene.settle();

        assertThat(table.learned()).isEmpty();
    }

    @Test
    void aLinkThatNoRouteUsesDoesNotMatter() {
        scene.put(route("10.0.0.0/24", "20.0.0.1"));
        open();
        scene.link(6, "eth6", true);
        scene.link(6, "eth6", false);
        scene.settle();

        assertThat(scene.notifier.counters().resyncs()).isZero();
    }

    @Test
    void itGoesOnWithoutNextHopObjectsWhereTheKernelHasNone() {
        scene.kernel.lacksGroup(32);
        scene.put(route("10.0.0.0/24", "20.0.0.1"));
        RouteTable table = open();

        assertThat(table.learned()).hasSize(1);
    }

    @Test
    void aClosedTableListensToNothing() {
        open().close();

        assertThat(scene.kernel.joined(Protocol.ROUTE)).isEmpty();
    }

    private RouteTable open() {
        RouteTable table = RouteTable.open(scene.notifier, Scene.TABLE, told);
        scene.settle();
        return table;
    }
}
