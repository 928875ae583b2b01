package io.ovnchassis.ovsdb.session;

import com.sun.management.OperatingSystemMXBean;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Loads a southbound database from a real ovsdb-server and prints what that takes. Run by hand, with the path of a
 * database, gzipped or not, or {@code unix:FILE} of a server that runs already, and how many times to do it.
 */
final class LoadBenchmark {
    private static final double MEGA = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private LoadBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int times = Integer.parseInt(arguments[1]);
        if (arguments[0].startsWith("unix:")) {
            repeat(times, Remotes.parse(arguments[0]).remotes().getFirst());
            return;
        }
        Path directory = Files.createTempDirectory("load");
        Path database = directory.resolve("sb.db");
        unpack(Path.of(arguments[0]), database);
        try (OvsdbServer server = OvsdbServer.serving(directory, database)) {
            repeat(times, server.remote());
        }
    }

    private static void unpack(Path source, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(source);
                InputStream plain = source.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            Files.copy(plain, target);
        }
    }

    private static void repeat(int times, Remote remote) {
        for (int i = 0; i < times; i++) {
            load(remote, System.out);
        }
    }

    private static void load(Remote remote, PrintStream out) {
        Owner owner = new Owner();
        List<TableUpdate<?>> contents = new ArrayList<>();
        long start = System.nanoTime();
        long cpu = cpu();
        try (OvsdbSession session =
                OvsdbSession.start(MonitorPlan.all(OvnSouthboundDatabase.DATABASE), SessionOptions.defaults(), owner)) {
            session.remotes(List.of(remote));
            contents.addAll(owner.nextUpdate().tables());
            owner.next(LinkEvent.Synchronized.class);
        }
        double wall = (System.nanoTime() - start) / NANOS_PER_SECOND;
        double used = (cpu() - cpu) / NANOS_PER_SECOND;
        long rows = contents.stream().mapToLong(table -> table.rows().size()).sum();
        double all = liveHeap() / MEGA;
        contents.clear();
        double rest = liveHeap() / MEGA;
        out.printf("%d rows, wall %.3f s, CPU %.3f s, live heap %.1f MB%n", rows, wall, used, all - rest);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long liveHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
