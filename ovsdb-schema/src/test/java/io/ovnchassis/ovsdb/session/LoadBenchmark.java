package io.ovnchassis.ovsdb.session;

import com.sun.management.OperatingSystemMXBean;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.wire.ByteInput;
import io.ovnchassis.ovsdb.wire.MalformedMessageException;
import io.ovnchassis.ovsdb.wire.MessageReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.slf4j.LoggerFactory;

/**
 * Loads a southbound database from a real ovsdb-server and prints what that takes, each time twice: through a session,
 * as the daemon does, and with a stop watch right at the socket. Run by hand, with the path of a database, gzipped or
 * not, or {@code unix:FILE} of a server that runs already, and how many times to do it.
 */
final class LoadBenchmark {
    private static final MonitorPlan PLAN = MonitorPlan.all(OvnSouthboundDatabase.DATABASE);
    private static final double MEGA = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private LoadBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        LoggerFactory.getLogger("benchmark").info("logging has started, as it has in a daemon");
        int times = Integer.parseInt(arguments[1]);
        if (arguments[0].startsWith("unix:")) {
            repeat(times, Path.of(arguments[0].substring("unix:".length())));
            return;
        }
        Path directory = Files.createTempDirectory("load");
        Path database = directory.resolve("sb.db");
        unpack(Path.of(arguments[0]), database);
        try (OvsdbServer server = OvsdbServer.serving(directory, database)) {
            repeat(times, server.socket());
        }
    }

    private static void unpack(Path source, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(source);
                InputStream plain = source.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            Files.copy(plain, target);
        }
    }

    private static void repeat(int times, Path socket) throws Exception {
        for (int i = 0; i < times; i++) {
            loadThroughSession(socket, System.out);
            loadAtSocket(socket, System.out);
        }
    }

    private static void loadThroughSession(Path socket, PrintStream out) {
        Owner owner = new Owner();
        List<TableUpdate<?>> contents = new ArrayList<>();
        long start = System.nanoTime();
        long cpu = cpu();
        try (OvsdbSession session = OvsdbSession.start(PLAN, SessionOptions.defaults(), owner)) {
            session.remotes(List.of(new Remote.Unix(socket)));
            contents.addAll(owner.nextUpdate().tables());
            owner.next(LinkEvent.Synchronized.class);
        }
        double wall = seconds(System.nanoTime() - start);
        double used = seconds(cpu() - cpu);
        long rows = contents.stream().mapToLong(table -> table.rows().size()).sum();
        double with = liveHeap();
        contents.clear();
        double without = liveHeap();
        out.printf(
                "session: %d rows, wall %.3f s, CPU of the process %.3f s, live heap %.1f MB%n",
                rows, wall, used, (with - without) / MEGA);
    }

    private static void loadAtSocket(Path socket, PrintStream out) throws IOException, MalformedMessageException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            StopWatch watch = new StopWatch(channel);
            Conversation conversation = new Conversation(
                    new Remote.Unix(socket), new Conversation.Subject(PLAN, false), new Progress(), watch);
            MessageReader<Payload> reader = new MessageReader<>(watch, conversation.payloads());
            conversation.begin();
            while (!conversation.isMonitoring()) {
                conversation.hear(reader.read());
            }
            out.printf(
                    "socket: %.1f MB of JSON, first byte after %.3f s, rows %.3f s after that%n",
                    watch.bytes / MEGA,
                    seconds(watch.firstByte - watch.asked),
                    seconds(System.nanoTime() - watch.firstByte));
        }
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double liveHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Measures the reply to the latest request. */
    private static final class StopWatch implements ByteInput, Conversation.Outlet {
        private final SocketChannel channel;
        private long asked;
        private long firstByte;
        private long bytes;

        StopWatch(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            int count = channel.read(into);
            if (bytes == 0) {
                firstByte = System.nanoTime();
            }
            bytes += count;
            return count;
        }

        @Override
        public void send(byte[] message) {
            try {
                channel.write(ByteBuffer.wrap(message));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            asked = System.nanoTime();
            bytes = 0;
        }

        @Override
        public void post(LinkEvent event) {
            // What matters is that it was decoded.
        }
    }
}
