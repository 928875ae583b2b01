package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Database;
import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.controller.sandbox.RunDirectory;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.tests.replica.LargeDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How long it takes to load a large southbound database, next to {@code ovn-sbctl}, the C client that loads one table of
 * it. Argument: the project's folder.
 */
final class ReplicaBenchmark {
    private static final int ROUNDS = 25;
    private static final double WALL_TARGET = 0.85;
    private static final double HEAP_TARGET = 2;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEGA = 1e6;

    /** The JVM options of {@code controller/bin/ovn-controller}, which starts from a cache of classes as well. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xlog:cds*=off",
            "-Xlog:aot*=off",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC",
            "-XX:-ShrinkHeapInSteps",
            "-XX:MaxHeapFreeRatio=50",
            "-XX:TieredStopAtLevel=1",
            "-Xms16m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED");

    private final String remote;
    private final String local;
    private final Path cache;
    private final Contestant all = new Contestant("ours, all tables", () -> load("all"));
    private final Contestant cold = new Contestant("ours, all tables, cold", this::loadFirst);
    private final Contestant flows = new Contestant("ours, Logical_Flow", () -> load("flows"));
    private final Contestant sbctl = new Contestant("ovn-sbctl, Logical_Flow", this::sbctl);
    private final List<Contestant> contestants = List.of(all, sbctl, cold, flows);
    private double megabytesOfJson;

    /** A program and what was measured of it, round by round; the C client tells nothing of its memory. */
    private record Contestant(String name, Supplier<Load> run, Figures wall, Figures cpu, Figures rows, Figures heap) {
        Contestant(String name, Supplier<Load> run) {
            this(name, run, new Figures(), new Figures(), new Figures(), new Figures());
        }

        void measure() {
            Load load = run.get();
            wall.add(load.wall() / NANOS_PER_SECOND);
            cpu.add(load.cpu() / NANOS_PER_SECOND);
            if (load.rows() > 0) {
                rows.add((double) load.rows());
                heap.add(load.heap() / MEGA);
            }
        }
    }

    private ReplicaBenchmark(String remote, String local, Path cache) {
        this.remote = remote;
        this.local = local;
        this.cache = cache;
    }

    public static void main(String[] arguments) {
        try (Sandbox sandbox = Sandbox.create()) {
            OvsdbServer server = LargeDatabase.serve(sandbox, Path.of(arguments[0]));
            String local = startLocalDatabase(sandbox, server.remote());
            ReplicaBenchmark benchmark =
                    new ReplicaBenchmark(server.remote(), local, sandbox.path().resolve("classes.aot"));
            benchmark.rehearse();
            for (int round = 0; round < ROUNDS; round++) {
                benchmark.round(round);
            }
            benchmark.print();
        }
    }

    /** What every chassis has, and tells its controller the southbound database's remote. */
    private static String startLocalDatabase(Sandbox sandbox, String southbound) {
        RunDirectory directory = sandbox.directory("local");
        OvsdbServer server = OvsdbServer.start(sandbox, directory, Database.local());
        Tool vsctl = new Tool("ovs-vsctl", directory.environment());
        vsctl.run("--no-wait", "init");
        vsctl.run("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-remote=\"" + southbound + "\"");
        return server.remote();
    }

    /** Has the JVM keep the classes of a load, as the build does for the daemon; warms the server up; counts the JSON. */
    private void rehearse() {
        String output = java("-XX:AOTCacheOutput=" + cache, "all", "local", local, "count");
        // The JVM adds lines of its own.
        megabytesOfJson = Load.parse(output.lines().findFirst().orElseThrow()).json() / MEGA;
    }

    /** Every other round the other way round, so that a machine which gets slower or faster favours nobody. */
    private void round(int round) {
        for (Contestant contestant : round % 2 == 0 ? contestants : contestants.reversed()) {
            awaitServerAtRest();
            contestant.measure();
        }
    }

    /** It tidies up after the client before, which nobody should be charged with; it has one thread for everything. */
    private void awaitServerAtRest() {
        new Tool("ovsdb-client", Map.of()).run("list-dbs", remote);
    }

    private Load load(String tables) {
        return Load.parse(java("-XX:AOTCache=" + cache, tables, "local", local));
    }

    /** All tables, by a JVM that has connected to nothing before. */
    private Load loadFirst() {
        return Load.parse(java("-XX:AOTCache=" + cache, "all", "southbound", remote));
    }

    private String java(String option, String... arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of("-c", "exec \"$@\"", "bash", java.toString(), option));
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LoadDatabase.class.getName()));
        command.addAll(List.of(arguments));
        return new Tool("bash", Map.of()).run(command.toArray(String[]::new));
    }

    /** The shell's own stop watch knows the processor time of a program that has ended. */
    private Load sbctl() {
        String times = new Tool("bash", Map.of())
                .run(
                        "-c",
                        "TIMEFORMAT='%3R %3U %3S'; { time ovn-sbctl --db=\"$1\" find Logical_Flow match=zzz 2>/dev/null; } 2>&1",
                        "bash",
                        remote);
        String[] seconds = times.strip().split(" ", -1);
        return new Load(nanos(seconds[0]), nanos(seconds[1]) + nanos(seconds[2]), 0, 0, 0);
    }

    private static long nanos(String seconds) {
        return Math.round(Double.parseDouble(seconds) * NANOS_PER_SECOND);
    }

    private void print() {
        System.out.printf(
                "%nLoading a southbound database with 31,000 logical flows: medians of %d rounds, in turn%n%n", ROUNDS);
        System.out.printf(
                "%-26s %7s %15s %7s %9s %13s%n", "", "wall s", "(min to max)", "CPU s", "rows", "live heap MB");
        for (Contestant contestant : contestants) {
            System.out.printf(
                    "%-26s %7.2f %15s %7.2f %9s %13s%n",
                    contestant.name(),
                    contestant.wall().median(),
                    range(contestant.wall()),
                    contestant.cpu().median(),
                    figure("%.0f", contestant.rows()),
                    figure("%.1f", contestant.heap()));
        }
        printRatios();
    }

    private static String range(Figures figures) {
        return "(%.2f to %.2f)".formatted(figures.least(), figures.greatest());
    }

    private static String figure(String format, Figures figures) {
        return figures.isEmpty() ? "-" : String.format(format, figures.median());
    }

    private void printRatios() {
        System.out.printf("""

                wall: from the first attempt to connect until all rows are in memory, without the start of the JVM;
                of ovn-sbctl the whole run. It reads one table of the database, and we read all of them. As in the
                daemon, the session follows one with the local database, which tells where the southbound one is;
                "cold" is without: the first thing that a JVM does.
                CPU: of the whole process, start of the JVM and compilation included.

                Ratios to ovn-sbctl, medians of the rounds'; targets: wall at most %.2f, heap under %.0f
                """, WALL_TARGET, HEAP_TARGET);
        for (Contestant contestant : List.of(all, cold, flows)) {
            Figures wall = contestant.wall().over(sbctl.wall());
            System.out.printf(
                    "%-26s wall %.2f %s   CPU %.2f%n",
                    contestant.name(),
                    wall.median(),
                    range(wall),
                    contestant.cpu().over(sbctl.cpu()).median());
        }
        System.out.printf(
                "live heap per byte of JSON, of which there are %.1f MB: %.2f%n",
                megabytesOfJson, all.heap().median() / megabytesOfJson);
    }
}
