package io.ovnchassis.tests.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.Recomputes;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The kernel's tables as inputs of the daemon's engine. The northd of this machine may be older than dynamic routing, so
 * the rows that a newer one would write are made by hand.
 */
class KernelNodesIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    /** Of this machine, as the daemon is in no network namespace of its own; no rule leads to it. */
    private static final String TABLE = "777001";

    private static final String HANDLED = "node: controller_output, handler for input route_table_notify";

    @BeforeAll
    static void exchangeRoutesWithATable() {
        daemon.awaitChassis();
        deployment.central().northd().kill();
        String chassis = deployment.central().sbctl("--bare", "--columns=_uuid", "find", "Chassis", "name=hv1");
        deployment
                .central()
                .sbctl(
                        "--id=@router",
                        "create",
                        "Datapath_Binding",
                        "tunnel_key=77",
                        "external_ids:name=lr77",
                        "external_ids:dynamic-routing-vrf-id=" + TABLE,
                        "--",
                        "create",
                        "Port_Binding",
                        "logical_port=lrp77",
                        "type=l3gateway",
                        "tunnel_key=1",
                        "datapath=@router",
                        "chassis=" + chassis,
                        "options:dynamic-routing=true",
                        "options:l3gateway-chassis=hv1");
        daemon.awaitLine("ovn_netlink_notifier|INFO|Adding route-ipv4 table watchers.");
        daemon.appctl("vlog/set", "inc_proc_eng:console:dbg");
        addRoute("10.99.0.0/24");
        Await.until("the first route", () -> handled() > 0);
    }

    @AfterAll
    static void removeRoutes() {
        ip("route flush table " + TABLE);
    }

    @Test
    void oneChangedRouteIsHandledAndNothingIsDumpedOrRecomputed() {
        Map<String, Integer> recomputes = recomputes();
        long handled = handled();
        long dumps = counter("netlink_dump");
        long received = counter("netlink_received");

        addRoute("10.99.1.0/24");
        Await.until("the route", () -> handled() > handled);
        ip("route del 10.99.1.0/24 table " + TABLE);
        Await.until("the removal of the route", () -> handled() > handled + 1);

        assertThat(counter("netlink_received")).isGreaterThanOrEqualTo(received + 2);
        assertThat(counter("netlink_dump")).isEqualTo(dumps);
        assertThat(counter("netlink_resync")).isZero();
        assertThat(recomputes()).isEqualTo(recomputes);
    }

    @Test
    void statisticsShowTheNodesThatTheKernelFeeds() {
        assertThat(daemon.appctl("inc-engine/show-stats"))
                .contains("Node: route_table_notify\n")
                .contains("Node: neighbor_table_notify\n")
                .contains("Node: nexthop_exchange\n")
                .contains("Node: host_if_monitor\n");
    }

    private static void addRoute(String destination) {
        ip("route replace " + destination + " via 192.0.2.77 dev lo onlink proto zebra table " + TABLE);
    }

    private static void ip(String arguments) {
        new Tool("ip", Map.of()).run(arguments.split(" ", -1));
    }

    private static long handled() {
        return daemon.log().lines().stream()
                .filter(line -> line.contains(HANDLED))
                .count();
    }

    private static long counter(String name) {
        return Long.parseLong(daemon.appctl("coverage/read-counter", name));
    }

    private static Map<String, Integer> recomputes() {
        return Recomputes.of(daemon.appctl("inc-engine/show-stats"));
    }
}
