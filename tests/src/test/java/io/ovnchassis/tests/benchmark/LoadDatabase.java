package io.ovnchassis.tests.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.ovnchassis.controller.DatabaseConnection;
import io.ovnchassis.controller.vlog.Vlog;
import io.ovnchassis.controller.vlog.VlogModules;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.session.OvsdbSession;
import io.ovnchassis.ovsdb.session.Remotes;
import io.ovnchassis.ovsdb.session.SessionOptions;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import io.ovnchassis.ovsdb.tables.sb.LogicalFlow;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A program that loads a southbound database as the daemon does, in a JVM that has done nothing else, and prints a
 * {@link Load}. Arguments: {@code all} tables or {@code flows} only, then one of
 *
 * <ul>
 *   <li>{@code local} and the remote of a local database, whose {@code external_ids:ovn-remote} tells where the
 *       southbound one is: so the daemon has it;
 *   <li>{@code southbound} and its own remote: then what the first session of a JVM takes is part of what is measured.
 * </ul>
 *
 * <p>A fourth one, {@code count}, has it load everything once more, to count the bytes of JSON.
 */
final class LoadDatabase {
    private static final MonitorPlan ALL = MonitorPlan.all(OvnSouthboundDatabase.DATABASE);

    private LoadDatabase() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        MonitorPlan plan = arguments[0].equals("all") ? ALL : flows();
        // Logging has started long before a daemon connects.
        Vlog.install(VlogModules.NAMES, System.err).set("any:any:warn");
        boolean counting = arguments.length > 3;
        if (arguments[1].equals("southbound")) {
            measure(plan, arguments[2], counting);
            return;
        }
        try (Loading local = new Loading(MonitorPlan.all(OpenVSwitchDatabase.DATABASE), arguments[2])) {
            local.await();
            measure(plan, southbound(local.replica()), counting);
        }
    }

    private static String southbound(Replica local) {
        return local.table(OpenVSwitch.TABLE).rows().stream()
                .flatMap(row -> Optional.ofNullable(row.externalIds().get("ovn-remote")).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the local database has no external_ids:ovn-remote"));
    }

    private static void measure(MonitorPlan plan, String remote, boolean counting)
            throws InterruptedException, IOException {
        long start = System.nanoTime();
        try (Loading loading = new Loading(plan, remote)) {
            loading.await();
            long wall = System.nanoTime() - start;
            long cpu = processCpu();
            loading.settle();
            long heap = liveHeap();
            long rows = loading.rows();
            long json = counting ? jsonBytes(plan, remote) : 0;
            System.out.println(new Load(wall, cpu, rows, heap, json).line());
        }
    }

    private static MonitorPlan flows() {
        return new MonitorPlan(
                OvnSouthboundDatabase.DATABASE, Map.of(LogicalFlow.TABLE, LogicalFlow.TABLE.allColumns()));
    }

    /** Loads it once more: with all classes loaded, what the process reads is what the server sends. */
    private static long jsonBytes(MonitorPlan plan, String remote) throws InterruptedException, IOException {
        long before = bytesRead();
        try (Loading again = new Loading(plan, remote)) {
            again.await();
            return bytesRead() - before;
        }
    }

    /** What this process got from read(2) and its like, so far (proc_pid_io(5)). */
    private static long bytesRead() throws IOException {
        String counters = Files.readString(Path.of("/proc/self/io"));
        String count = counters.lines()
                .filter(line -> line.startsWith("rchar: "))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(count.substring("rchar: ".length()));
    }

    private static long processCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long liveHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** A connection that takes in what it is told on the thread that waits for it, as the daemon's main loop does. */
    private static final class Loading implements AutoCloseable {
        private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
        private final DatabaseConnection connection;

        Loading(MonitorPlan plan, String remote) {
            connection = new DatabaseConnection(
                    plan,
                    (wanted, observer) -> OvsdbSession.start(wanted, SessionOptions.defaults(), observer),
                    inbox::add);
            connection.link().remotes(Remotes.parse(remote).remotes());
        }

        void await() throws InterruptedException {
            while (!connection.database().isConnected()) {
                inbox.take().run();
            }
        }

        /** Ends the step, as the daemon does before it parks. */
        void settle() {
            replica().clearChanges();
        }

        Replica replica() {
            return connection.replica();
        }

        long rows() {
            Replica replica = replica();
            return connection.database().monitored().columns().keySet().stream()
                    .mapToLong(table -> replica.table(table).size())
                    .sum();
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
