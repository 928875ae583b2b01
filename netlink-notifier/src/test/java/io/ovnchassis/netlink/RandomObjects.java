package io.ovnchassis.netlink;

import io.ovnchassis.netlink.conntrack.Connection;
import io.ovnchassis.netlink.conntrack.Tuple;
import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.route.Nexthop;
import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.route.RouteNexthop;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.IpPrefix;
import io.ovnchassis.netlink.wire.MacAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Objects of the kernel that are as different as they can be. */
public final class RandomObjects {
    private final Random random;

    public RandomObjects(Random random) {
        this.random = random;
    }

    public Link link() {
        return new Link(
                random.nextInt(1, 1 << 20),
                "eth" + random.nextInt(1000),
                random.nextInt(),
                random.nextBoolean() ? MacAddress.ZERO : mac(),
                random.nextInt(3),
                random.nextInt(3),
                random.nextBoolean() ? "" : "veth",
                random.nextInt(9000));
    }

    public Route route() {
        boolean isV6 = random.nextBoolean();
        IpAddress address = ip(isV6);
        boolean isBlackhole = random.nextInt(4) == 0;
        Route.Key key = new Route.Key(
                new TableId(Integer.toUnsignedLong(random.nextInt())),
                new IpPrefix(address, random.nextInt(address.width() + 1)),
                new IpPrefix(IpAddress.zero(isV6), 0),
                random.nextInt(256),
                Integer.toUnsignedLong(random.nextInt()));
        return new Route(
                key,
                isBlackhole ? Route.BLACKHOLE : Route.UNICAST,
                random.nextInt(256),
                random.nextInt(256),
                random.nextBoolean() ? IpAddress.UNSPECIFIED : ip(isV6),
                Integer.toUnsignedLong(random.nextInt()),
                random.nextInt(100),
                isBlackhole ? List.of() : some(() -> nexthop(isV6)));
    }

    private RouteNexthop nexthop(boolean isV6) {
        boolean hasGateway = random.nextInt(4) != 0;
        IpAddress gateway = hasGateway ? ip(isV6 || random.nextInt(4) == 0) : IpAddress.UNSPECIFIED;
        return new RouteNexthop(gateway, random.nextInt(1, 100), 1);
    }

    public Neighbor neighbor() {
        NeighborFamily family = oneOf(NeighborFamily.values());
        boolean isBridge = family == NeighborFamily.BRIDGE;
        boolean isV6 = isBridge ? random.nextBoolean() : family == NeighborFamily.INET6;
        return new Neighbor(
                family,
                random.nextInt(1, 1000),
                random.nextInt(4) == 0 ? MacAddress.ZERO : mac(),
                isBridge && random.nextBoolean() ? IpAddress.UNSPECIFIED : ip(isV6),
                isBridge ? random.nextInt(4095) : 0,
                random.nextInt(1 << 16),
                random.nextInt(1 << 24),
                random.nextInt(1 << 24),
                random.nextInt(1 << 16),
                random.nextInt(1 << 8),
                random.nextInt(3));
    }

    public Nexthop fdbNexthop() {
        long id = random.nextInt(1, 1000);
        return switch (random.nextInt(4)) {
            case 0 -> new Nexthop(id, false, IpAddress.UNSPECIFIED, 0, true, List.of());
            case 1 -> new Nexthop(id, false, ip(random.nextBoolean()), random.nextInt(1, 9), false, List.of());
            case 2 -> new Nexthop(id, true, ip(random.nextBoolean()), 0, false, List.of());
            default ->
                new Nexthop(
                        id,
                        true,
                        IpAddress.UNSPECIFIED,
                        0,
                        false,
                        some(() -> new Nexthop.Member(random.nextInt(1, 1000), random.nextInt(1, 1 << 16))));
        };
    }

    public Connection connection() {
        boolean isV6 = random.nextBoolean();
        EnumSet<Connection.Status> status = EnumSet.noneOf(Connection.Status.class);
        Stream.of(Connection.Status.values()).filter(s -> random.nextBoolean()).forEach(status::add);
        return new Connection(
                Integer.toUnsignedLong(random.nextInt()),
                tuple(isV6),
                tuple(isV6),
                random.nextInt(1 << 16),
                Integer.toUnsignedLong(random.nextInt()),
                new Connection.Labels(random.nextLong(), random.nextLong()),
                status,
                Integer.toUnsignedLong(random.nextInt()));
    }

    private Tuple tuple(boolean isV6) {
        Tuple.Layer4 layer4 = switch (random.nextInt(3)) {
            case 0 -> new Tuple.Ports(random.nextInt(1 << 16), random.nextInt(1 << 16));
            case 1 -> new Tuple.Icmp(random.nextInt(1 << 16), random.nextInt(256), random.nextInt(256));
            default -> new Tuple.Nothing();
        };
        return new Tuple(ip(isV6), ip(isV6), random.nextInt(256), layer4);
    }

    public DevlinkPort port() {
        boolean isAttached = random.nextBoolean();
        return new DevlinkPort(
                new DevlinkPort.Key("pci", "0000:03:00." + random.nextInt(8), random.nextInt(1 << 20)),
                oneOf(DevlinkPort.Type.values()),
                oneOf(DevlinkPort.Flavour.values()),
                isAttached
                        ? new DevlinkPort.Attachment(random.nextInt(1, 100), "pf0vf" + random.nextInt(100))
                        : new DevlinkPort.Attachment(0, ""),
                new DevlinkPort.Numbers(
                        maybe(1 << 16), maybe(4), maybe(1 << 16), maybe(1 << 16), maybe(1 << 20), random.nextBoolean()),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new DevlinkPort.Function(mac(), random.nextBoolean(), random.nextBoolean())));
    }

    private <T> T oneOf(T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private OptionalInt maybe(int bound) {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(bound));
    }

    private <T> List<T> some(Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(1, 5)).toList();
    }

    private MacAddress mac() {
        return new MacAddress(random.nextLong(1, 1L << 48));
    }

    private IpAddress ip(boolean isV6) {
        return isV6 ? IpAddress.v6(random.nextLong() | 1, random.nextLong()) : IpAddress.v4(random.nextInt() | 1);
    }
}
