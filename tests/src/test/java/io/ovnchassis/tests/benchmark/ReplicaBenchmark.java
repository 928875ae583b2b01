package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.tests.replica.LargeDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long it takes to load a large southbound database, next to {@code ovn-sbctl}, the C client that loads one table of
 * it. Argument: the project's folder.
 */
final class ReplicaBenchmark {
    private static final int ROUNDS = 11;
    private static final double WALL_TARGET = 0.85;
    private static final double HEAP_TARGET = 2;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEGA = 1e6;

    /** The JVM options of {@code controller/bin/ovn-controller}, which starts from a cache of classes as well. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xlog:cds*=off",
            "-Xlog:aot*=off",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms16m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED");

    private final String remote;
    private final Path cache;
    private final Contestant all = new Contestant("ours, all tables");
    private final Contestant flows = new Contestant("ours, Logical_Flow");
    private final Contestant sbctl = new Contestant("ovn-sbctl, Logical_Flow");

    /** What was measured of one program; the C client tells nothing of its memory. */
    private record Contestant(String name, Figures wall, Figures cpu, Figures rows, Figures heap, Figures json) {
        Contestant(String name) {
            this(name, new Figures(), new Figures(), new Figures(), new Figures(), new Figures());
        }

        void add(Load load) {
            wall.add(load.wall() / NANOS_PER_SECOND);
            cpu.add(load.cpu() / NANOS_PER_SECOND);
            rows.add((double) load.rows());
            heap.add(load.heap() / MEGA);
            json.add(load.json() / MEGA);
        }
    }

    private ReplicaBenchmark(String remote, Path cache) {
        this.remote = remote;
        this.cache = cache;
    }

    public static void main(String[] arguments) {
        try (Sandbox sandbox = Sandbox.create()) {
            OvsdbServer server = LargeDatabase.serve(sandbox, Path.of(arguments[0]));
            ReplicaBenchmark benchmark =
                    new ReplicaBenchmark(server.remote(), sandbox.path().resolve("classes.aot"));
            benchmark.rehearse();
            for (int round = 0; round < ROUNDS; round++) {
                benchmark.round();
            }
            benchmark.print();
        }
    }

    /** Has the JVM keep the classes of a load, as the build does for the daemon, and warms the server up. */
    private void rehearse() {
        java("-XX:AOTCacheOutput=" + cache, "all");
    }

    private void round() {
        awaitServerAtRest();
        all.add(load("all"));
        awaitServerAtRest();
        runSbctl();
        awaitServerAtRest();
        flows.add(load("flows"));
    }

    /** It tidies up after the client before, which nobody should be charged with; it has one thread for everything. */
    private void awaitServerAtRest() {
        new Tool("ovsdb-client", Map.of()).run("list-dbs", remote);
    }

    private Load load(String tables) {
        return Load.parse(java("-XX:AOTCache=" + cache, tables));
    }

    private String java(String option, String tables) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of("-c", "exec \"$@\"", "bash", java.toString(), option));
        command.addAll(JVM_OPTIONS);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), LoadDatabase.class.getName(), remote, tables));
        return new Tool("bash", Map.of()).run(command.toArray(String[]::new));
    }

    /** The shell's own stop watch knows the processor time of a program that has ended. */
    private void runSbctl() {
        String times = new Tool("bash", Map.of())
                .run(
                        "-c",
                        "TIMEFORMAT='%3R %3U %3S'; { time ovn-sbctl --db=\"$1\" find Logical_Flow match=zzz 2>/dev/null; } 2>&1",
                        "bash",
                        remote);
        String[] seconds = times.strip().split(" ", -1);
        sbctl.wall().add(Double.parseDouble(seconds[0]));
        sbctl.cpu().add(Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]));
    }

    private void print() {
        System.out.printf(
                "%nLoading a southbound database with 31,000 logical flows: medians of %d rounds, in turn%n%n", ROUNDS);
        System.out.printf(
                "%-26s %7s %15s %7s %9s %13s %8s%n",
                "", "wall s", "(min to max)", "CPU s", "rows", "live heap MB", "JSON MB");
        for (Contestant contestant : List.of(all, flows, sbctl)) {
            System.out.printf(
                    "%-26s %7.2f %15s %7.2f %9s %13s %8s%n",
                    contestant.name(),
                    contestant.wall().median(),
                    "(%.2f to %.2f)"
                            .formatted(
                                    contestant.wall().least(), contestant.wall().greatest()),
                    contestant.cpu().median(),
                    figure("%.0f", contestant.rows()),
                    figure("%.1f", contestant.heap()),
                    figure("%.1f", contestant.json()));
        }
        printRatios();
    }

    private static String figure(String format, Figures figures) {
        return figures.isEmpty() ? "-" : String.format(format, figures.median());
    }

    private void printRatios() {
        double wall = sbctl.wall().median();
        double cpu = sbctl.cpu().median();
        double heap = all.heap().median() / all.json().median();
        System.out.printf(
                """

                wall: from the first attempt to connect until all rows are in memory, without the start of the JVM;
                of ovn-sbctl the whole run. It reads one table of the database, and we read all of them.
                CPU: of the whole process, start of the JVM and compilation included.

                ours to ovn-sbctl:      wall %.2f (target: at most %.2f)   CPU %.2f
                only Logical_Flow both: wall %.2f                          CPU %.2f
                live heap per byte of JSON: %.2f (target: under %.0f)
                """,
                all.wall().median() / wall,
                WALL_TARGET,
                all.cpu().median() / cpu,
                flows.wall().median() / wall,
                flows.cpu().median() / cpu,
                heap,
                HEAP_TARGET);
    }
}
