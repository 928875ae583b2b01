package io.ovnchassis.tests.netlink;

import io.ovnchassis.netlink.route.Route;
import io.ovnchassis.netlink.wire.IpPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 100,000 routes of a routing daemon, and their text. */
public final class ManyRoutes {
    public static final int COUNT = 100_000;
    public static final long TABLE = 1000;

    private static final String VIA = " via 20.0.0.1 dev lo-test";

    private ManyRoutes() {}

    /** Gives a network namespace the device that they go out of. */
    public static void addDevice(NetworkSpace space) {
        space.silent("lo-test");
        space.ip("addr add 20.0.0.10/24 dev lo-test");
        space.ip("link set up lo-test");
    }

    /** Has ip(8) put them there, from a file that it leaves in {@code folder}. */
    public static void add(NetworkSpace space, Path folder) throws IOException {
        Path batch = folder.resolve("routes");
        Files.write(
                batch,
                IntStream.range(0, COUNT)
                        .mapToObj(i -> "route add " + destination(i) + VIA + " table " + TABLE + " proto zebra")
                        .toList());
        space.ip("-batch " + batch);
    }

    private static String destination(int i) {
        return "10." + (i >>> 16) + "." + (i >>> 8 & 0xff) + "." + (i & 0xff);
    }

    /** What {@code ip route show} says of the table. */
    static Set<String> shown(NetworkSpace space) {
        return Set.copyOf(space.ip("route show table " + TABLE));
    }

    /** The same, of what we know. */
    static Set<String> text(Collection<Route> routes) {
        return routes.stream()
                .map(route -> text(route.key().destination()) + " via "
                        + route.nexthops().getFirst().gateway() + " dev lo-test proto zebra")
                .collect(Collectors.toSet());
    }

    private static String text(IpPrefix prefix) {
        return prefix.length() == prefix.address().width() ? prefix.address().toString() : prefix.toString();
    }
}
