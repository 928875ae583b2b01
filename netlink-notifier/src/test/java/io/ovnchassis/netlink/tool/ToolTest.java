package io.ovnchassis.netlink.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.conntrack.Connection;
import io.ovnchassis.netlink.conntrack.ConntrackMessages;
import io.ovnchassis.netlink.conntrack.Tuple;
import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.route.NexthopMessages;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolTest {
    private final FakeKernel kernel = new FakeKernel();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aDumpIsALineForEachObject() {
        order(LinkMessages.put(
                new Link(3, "eth\"0", 1, MacAddress.parse("00:00:00:00:00:03"), 0, 0, "veth", 1500),
                NlMsgHeader.CREATE));

        assertThat(run("dump", "links")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("link ifindex=3 name=eth\"0 up=true mac=00:00:00:00:00:03 kind=veth mtu=1500\n");
    }

    @Test
    void jsonIsOneArray() {
        order(LinkMessages.put(new Link(3, "eth\"0", 0, MacAddress.ZERO, 0, 0, "", 0), NlMsgHeader.CREATE));
        order(LinkMessages.put(new Link(4, "eth1", 0, MacAddress.ZERO, 0, 0, "", 0), NlMsgHeader.CREATE));

        assertThat(run("dump", "links", "--format", "json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        [{"ifindex":3,"name":"eth\\"0"},
                        {"ifindex":4,"name":"eth1"}]
                        """);
    }

    @Test
    void routesOfOneTableAreShownWithOurOwnAmongThem() {
        order(RouteMessages.put(ours("10.0.0.0/24", 100), NlMsgHeader.CREATE));
        order(RouteMessages.put(ours("10.0.1.0/24", 101), NlMsgHeader.CREATE));

        assertThat(run("dump", "routes", "--table", "100")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("route table=100 dst=10.0.0.0/24 priority=5 type=blackhole protocol=84\n");
    }

    @Test
    void groupsOfNextHopsAreListed() {
        order(NexthopMessages.put(
                new Nexthop(
                        10,
                        true,
                        IpAddress.UNSPECIFIED,
                        0,
                        false,
                        List.of(new Nexthop.Member(1, 1), new Nexthop.Member(2, 3))),
                NlMsgHeader.CREATE));

        assertThat(run("dump", "nexthops")).isZero();
        assertThat(run("dump", "nexthops", "--format=json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        nexthop id=10 fdb=true group=(id=1 weight=1),(id=2 weight=3)
                        [{"id":10,"fdb":true,"group":[{"id":1,"weight":1},{"id":2,"weight":3}]}]
                        """);
    }

    @Test
    void portsAreShownWithTheFunctionBehindThem() {
        kernel.put(new DevlinkPort(
                new DevlinkPort.Key("pci", "0000:03:00.0", 7),
                DevlinkPort.Type.ETHERNET,
                DevlinkPort.Flavour.PCI_VF,
                new DevlinkPort.Attachment(9, "rep0"),
                new DevlinkPort.Numbers(
                        OptionalInt.empty(),
                        OptionalInt.of(0),
                        OptionalInt.of(1),
                        OptionalInt.of(2),
                        OptionalInt.empty(),
                        false),
                Optional.of(new DevlinkPort.Function(MacAddress.parse("00:00:00:00:00:07"), true, true))));

        assertThat(run("dump", "devlink")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("port port=pci/0000:03:00.0/7 type=eth flavour=pcivf ifindex=9 netdev=rep0 controller=0"
                        + " pfnum=1 vfnum=2 function=(mac=00:00:00:00:00:07");
    }

    @Test
    void connectionsAreShownWithBothDirections() {
        Tuple there = new Tuple(IpAddress.parse("10.0.0.1"), IpAddress.parse("10.0.0.2"), 6, new Tuple.Ports(40, 80));
        Tuple back = new Tuple(IpAddress.parse("10.0.0.2"), IpAddress.parse("10.0.0.1"), 6, new Tuple.Ports(80, 40));
        order(ConntrackMessages.put(
                new Connection(
                        1,
                        there,
                        back,
                        5,
                        0,
                        Connection.Labels.NONE,
                        Set.of(Connection.Status.HW_OFFLOAD, Connection.Status.ASSURED),
                        60),
                NlMsgHeader.CREATE));

        assertThat(run("dump", "conntrack")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("connection id=1 zone=5 original=(src=10.0.0.1 dst=10.0.0.2 proto=6 sport=40 dport=80)"
                        + " reply=(src=10.0.0.2 dst=10.0.0.1 proto=6 sport=80 dport=40)"
                        + " status=ASSURED|HW_OFFLOAD timeout=60\n");
    }

    @Test
    void whatCannotBeUnderstoodIsSaidInOneLine() {
        assertThat(run("route-sync", "100", "10.0.0.0/33")).isEqualTo(1);
        assertThat(run("neighbor-sync", "inet", "4", "2", "00:00:00:00:00:01", "10.0.0.1"))
                .isEqualTo(1);
        assertThat(run("dump", "links", "--table", "5")).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        ovn-netlink: a prefix of 10.0.0.0 cannot have a length of 33
                        ovn-netlink: 2 MAC addresses were announced, and 1 are there
                        ovn-netlink: --table is for routes; links have none
                        """);
    }

    @Test
    void aCommandThatFailsPassesItsStatusOn() {
        assertThat(run("route-table-notify", "exit 7")).isEqualTo(7);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("ovn-netlink: the command ended with status 7: exit 7\n");
    }

    @Test
    void syncedRoutesEndUpInTheKernel() {
        assertThat(run("route-sync", "100", "10.0.0.0/24", "10.0.1.0/24", "via", "20.0.0.1"))
                .isZero();
        assertThat(kernel.all(Route.class))
                .extracting(route -> route.key().table())
                .containsExactly(new TableId(100), new TableId(100));
    }

    private static Route ours(String destination, long table) {
        IpPrefix everything = new IpPrefix(IpAddress.v4(0), 0);
        Route.Key key = new Route.Key(new TableId(table), IpPrefix.parse(destination), everything, 0, 5);
        return new Route(key, Route.BLACKHOLE, Route.PROTOCOL_OVN, 0, IpAddress.UNSPECIFIED, 0, 0, List.of());
    }

    private void order(Request request) {
        assertThat(kernel.execute(request)).isEmpty();
    }

    private int run(String... arguments) {
        return Tool.run(
                new Tool(
                        namespace -> kernel,
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                arguments);
    }
}
