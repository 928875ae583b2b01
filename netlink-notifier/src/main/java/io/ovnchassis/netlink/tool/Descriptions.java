package io.ovnchassis.netlink.tool;

import io.ovnchassis.netlink.conntrack.Connection;
import io.ovnchassis.netlink.conntrack.Tuple;
import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteNexthop;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.MacAddress;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What there is to say of the kernel's objects. */
final class Descriptions {
    /** By RTN_*, linux/rtnetlink.h. */
    private static final List<String> ROUTE_TYPES = List.of(
            "unspecified",
            "unicast",
            "local",
            "broadcast",
            "anycast",
            "multicast",
            "blackhole",
            "unreachable",
            "prohibit",
            "throw",
            "nat");

    private Descriptions() {}

    static Description link(Link link) {
        return new Description()
                .number("ifindex", link.index())
                .text("name", link.name())
                .flag("up", link.isUp())
                .text("mac", text(link.address()))
                .number("master", link.masterIndex())
                .number("peer", link.peerIndex())
                .text("kind", link.kind())
                .number("mtu", link.mtu());
    }

    static Description route(Route route) {
        return new Description()
                .number("table", route.key().table().value())
                .text("dst", route.key().destination().toString())
                .text(
                        "src",
                        route.key().source().length() == 0
                                ? ""
                                : route.key().source().toString())
                .number("tos", route.key().tos())
                .number("priority", route.key().priority())
                .text("type", type(route.type()))
                .number("protocol", route.protocol())
                .number("scope", route.scope())
                .text("prefsrc", text(route.preferredSource()))
                .number("mark", route.mark())
                .number("nhid", route.nexthopId())
                .list(
                        "nexthops",
                        route.nexthops().stream().map(Descriptions::nexthop).toList());
    }

    /** As ip-route(8) calls it. */
    private static String type(int type) {
        return type < ROUTE_TYPES.size() ? ROUTE_TYPES.get(type) : Integer.toString(type);
    }

    private static Description nexthop(RouteNexthop nexthop) {
        return new Description()
                .text("via", text(nexthop.gateway()))
                .number("ifindex", nexthop.interfaceIndex())
                .number("weight", nexthop.weight());
    }

    static Description neighbor(Neighbor neighbor) {
        return new Description()
                .text("family", neighbor.family().toString())
                .number("ifindex", neighbor.interfaceIndex())
                .text("mac", neighbor.mac().toString())
                .text("dst", text(neighbor.destination()))
                .number("vlan", neighbor.vlan())
                .number("port", neighbor.port())
                .number("vni", neighbor.vni())
                .number("src_vni", neighbor.sourceVni())
                .text("state", "0x" + Integer.toHexString(neighbor.state()))
                .text("flags", "0x" + Integer.toHexString(neighbor.flags()))
                .number("nhid", neighbor.nexthopId());
    }

    static Description nexthop(Nexthop nexthop) {
        return new Description()
                .number("id", nexthop.id())
                .flag("fdb", nexthop.isFdb())
                .text("via", text(nexthop.gateway()))
                .number("ifindex", nexthop.interfaceIndex())
                .flag("blackhole", nexthop.isBlackhole())
                .list(
                        "group",
                        nexthop.group().stream().map(Descriptions::member).toList());
    }

    private static Description member(Nexthop.Member member) {
        return new Description().number("id", member.id()).number("weight", member.weight());
    }

    static Description port(DevlinkPort port) {
        DevlinkPort.Numbers numbers = port.numbers();
        return new Description()
                .text("port", port.key().toString())
                .text("type", port.type().toString())
                .text("flavour", port.flavour().toString())
                .number("ifindex", port.attachment().interfaceIndex())
                .text("netdev", port.attachment().name())
                .text("number", text(numbers.port()))
                .text("controller", text(numbers.controller()))
                .text("pfnum", text(numbers.pf()))
                .text("vfnum", text(numbers.vf()))
                .text("sfnum", text(numbers.sf()))
                .flag("external", numbers.isExternal())
                .nested("function", port.function().map(Descriptions::function).orElseGet(Description::new));
    }

    private static Description function(DevlinkPort.Function function) {
        return new Description()
                .text("mac", function.address().toString())
                .flag("active", function.isActive())
                .flag("attached", function.isAttached());
    }

    static Description connection(Connection connection) {
        return new Description()
                .number("id", connection.id())
                .evenZero("zone", connection.zone())
                .nested("original", tuple(connection.original()))
                .nested("reply", tuple(connection.reply()))
                .number("mark", connection.mark())
                .text(
                        "labels",
                        connection.labels().isEmpty() ? "" : connection.labels().toString())
                .text(
                        "status",
                        connection.status().stream()
                                .sorted(Comparator.naturalOrder())
                                .map(Enum::name)
                                .collect(Collectors.joining("|")))
                .number("timeout", connection.timeoutSec());
    }

    private static Description tuple(Tuple tuple) {
        Description words = new Description()
                .text("src", tuple.source().toString())
                .text("dst", tuple.destination().toString())
                .evenZero("proto", tuple.protocol());
        return switch (tuple.layer4()) {
            case Tuple.Ports ports -> words.evenZero("sport", ports.source()).evenZero("dport", ports.destination());
            case Tuple.Icmp icmp ->
                words.evenZero("id", icmp.id()).evenZero("type", icmp.type()).evenZero("code", icmp.code());
            case Tuple.Nothing _ -> words;
        };
    }

    private static String text(IpAddress address) {
        return address.isUnspecified() ? "" : address.toString();
    }

    private static String text(MacAddress address) {
        return address.isZero() ? "" : address.toString();
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }
}
