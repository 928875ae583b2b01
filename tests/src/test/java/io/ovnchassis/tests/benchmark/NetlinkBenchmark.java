package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.netlink.Dump;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.Requests;
import io.ovnchassis.netlink.notifier.NetlinkNotifier;
import io.ovnchassis.netlink.notifier.NotifierSettings;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.table.RouteTable;
import io.ovnchassis.netlink.wire.AddressFamily;
import io.ovnchassis.tests.netlink.ManyRoutes;
import io.ovnchassis.tests.netlink.NetworkSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How long it takes to have a routing table of 100,000 routes from the kernel, next to {@code ip -j route show}. Needs
 * root, for a network namespace.
 */
final class NetlinkBenchmark {
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 2;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final TableId TABLE = new TableId(ManyRoutes.TABLE);

    private final NetworkSpace space;
    private final Figures dump = new Figures();
    private final Figures table = new Figures();
    private final Figures ip = new Figures();

    private NetlinkBenchmark(NetworkSpace space) {
        this.space = space;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (NetworkSpace space = NetworkSpace.create()) {
            ManyRoutes.addDevice(space);
            Path folder = Files.createTempDirectory("netlink-benchmark");
            try {
                ManyRoutes.add(space, folder);
            } finally {
                Files.deleteIfExists(folder.resolve("routes"));
                Files.delete(folder);
            }
            NetlinkBenchmark benchmark = new NetlinkBenchmark(space);
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                benchmark.round(round >= WARM_UP);
            }
            benchmark.print();
        }
    }

    private void round(boolean counts) throws InterruptedException {
        double ofDump = dump();
        double ofIp = ip();
        double ofTable = table();
        if (counts) {
            dump.add(ofDump);
            ip.add(ofIp);
            table.add(ofTable);
        }
    }

    /** From the opening of a socket to a list of all routes. */
    private double dump() {
        long start = System.nanoTime();
        try (Requests requests = Requests.open(space.transport(), Protocol.ROUTE)) {
            Dump<?> result = requests.dump(RouteMessages.dump(AddressFamily.INET, TABLE), RouteMessages::decode);
            if (!(result instanceof Dump.Complete<?> complete)
                    || complete.objects().size() != ManyRoutes.COUNT) {
                throw new IllegalStateException("not all routes came: " + result.getClass());
            }
        }
        return secondsSince(start);
    }

    /** From nothing to a table that is in sync, with what is learned from it. */
    private double table() throws InterruptedException {
        long start = System.nanoTime();
        try (NetlinkNotifier notifier = new NetlinkNotifier(space.transport(), NotifierSettings.DEFAULT);
                RouteTable routes = RouteTable.open(notifier, TABLE, changes -> {})) {
            if (!notifier.flush(LIMIT) || routes.learned().size() != ManyRoutes.COUNT) {
                throw new IllegalStateException("not all routes were learned");
            }
            return secondsSince(start);
        }
    }

    /** The shell's own stop watch: the start of another shell is not counted. */
    private double ip() {
        return Double.parseDouble(new Tool("bash", Map.of(), LIMIT)
                .run(
                        "-c",
                        "TIMEFORMAT=%3R; { time ip -n \"$1\" -j route show table \"$2\" >/dev/null; } 2>&1",
                        "bash",
                        space.name(),
                        TABLE.toString())
                .strip());
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }

    private void print() {
        System.out.printf(
                "%nA routing table of %,d routes: medians of %d rounds, in turn%n%n", ManyRoutes.COUNT, ROUNDS);
        System.out.printf("%-32s %7s %15s%n", "", "wall s", "(min to max)");
        print("ours, dumped to a list", dump);
        print("ours, a table kept in sync", table);
        print("ip -j route show >/dev/null", ip);
        System.out.printf(
                "%nours to ip: dump %.2f   table %.2f%n(without the start of the JVM, and after %d rounds to warm it up; of ip the whole run)%n",
                dump.median() / ip.median(), table.median() / ip.median(), WARM_UP);
    }

    private static void print(String name, Figures figures) {
        System.out.printf(
                "%-32s %7.3f %15s%n",
                name, figures.median(), "(%.3f to %.3f)".formatted(figures.least(), figures.greatest()));
    }
}
