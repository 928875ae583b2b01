package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a start, an end and doing nothing cost, next to the stock {@code ovn-controller}: each with a hypervisor of its
 * own, in turn. Argument: the project's folder.
 */
final class StartBenchmark {
    private static final int ROUNDS = 7;
    private static final int PORTS = 1000;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double KILO = 1024;
    private static final MonitorPlan CHASSIS =
            new MonitorPlan(OvnSouthboundDatabase.DATABASE, Map.of(Chassis.TABLE, ColumnSet.of(Chassis.NAME)));

    private final Central central;
    private final PortWatch ports;
    private final BlockingQueue<Registration> registrations = new LinkedBlockingQueue<>();

    /** A chassis that has appeared in the southbound database, and when. */
    private record Registration(String chassis, long at) {}

    /** A controller that is started over and over, and what was measured of it. */
    private record Contestant(
            String name,
            Hypervisor hypervisor,
            Path program,
            List<String> options,
            Figures registered,
            Figures exit,
            Figures idleCpu,
            Figures memory,
            Figures memoryWithPorts) {
        Contestant(String name, Hypervisor hypervisor, Path program, String... options) {
            this(
                    name,
                    hypervisor,
                    program,
                    List.of(options),
                    new Figures(),
                    new Figures(),
                    new Figures(),
                    new Figures(),
                    new Figures());
        }

        Controller start() {
            return hypervisor.startController(program, options.toArray(String[]::new));
        }
    }

    private StartBenchmark(Central central, PortWatch ports) {
        this.central = central;
        this.ports = ports;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path launcher = Path.of(arguments[0], "controller", "bin", "ovn-controller");
        try (Sandbox sandbox = Sandbox.create();
                PortWatch ports = new PortWatch()) {
            Central central = sandbox.startCentral();
            StartBenchmark benchmark = new StartBenchmark(central, ports);
            try (TableWatch<Chassis> _ = new TableWatch<>(
                    CHASSIS, Chassis.TABLE, central.southbound().remote(), benchmark::note)) {
                ports.watchBindings(central.southbound());
                Hypervisor ours = sandbox.startHypervisor("hv1", central);
                Hypervisor stock = sandbox.startHypervisor("hv2", central);
                ports.watchInterfaces(ours.database());
                ports.watchInterfaces(stock.database());
                benchmark.run(List.of(
                        new Contestant("ours", ours, launcher),
                        new Contestant("ovn-controller", stock, Path.of("ovn-controller"), "-vsyslog:off")));
            }
        }
    }

    private void note(RowChange<Chassis> change) {
        if (change instanceof RowChange.Inserted<Chassis>(Chassis row)) {
            registrations.add(new Registration(row.name(), System.nanoTime()));
        }
    }

    private void run(List<Contestant> contestants) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            System.err.printf("round %d of %d%n", round + 1, ROUNDS);
            for (Contestant contestant : contestants) {
                oneLife(contestant);
            }
        }
        for (Contestant contestant : contestants) {
            withPorts(contestant);
        }
        print(contestants);
    }

    private void oneLife(Contestant contestant) throws InterruptedException {
        Controller controller = start(contestant);
        long pid = controller.process().pid();
        Duration before = cpu(pid);
        Thread.sleep(IDLE);
        contestant.idleCpu().add(100.0 * cpu(pid).minus(before).toNanos() / IDLE.toNanos());
        contestant.memory().add(residentMegabytes(pid));
        contestant.exit().add(exit(contestant, controller));
    }

    private Controller start(Contestant contestant) throws InterruptedException {
        long start = System.nanoTime();
        Controller controller = contestant.start();
        Registration registration = registrations.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (registration == null
                || !registration.chassis().equals(contestant.hypervisor().name())) {
            throw new IllegalStateException(contestant.name() + " did not register, but " + registration);
        }
        contestant.registered().add((registration.at() - start) / NANOS_PER_MILLI);
        return controller;
    }

    /** In milliseconds, with the tool that asks for it. */
    private static double exit(Contestant contestant, Controller controller) {
        ProcessHandle process = ProcessHandle.of(controller.process().pid()).orElseThrow();
        long start = System.nanoTime();
        new Tool("ovn-appctl", contestant.hypervisor().environment())
                .run("-t", controller.controlSocket().toString(), "exit");
        process.onExit().join();
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    private void withPorts(Contestant contestant) throws InterruptedException {
        System.err.printf("%s with %d ports%n", contestant.name(), PORTS);
        Controller controller = contestant.start();
        registrations.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        String chassis = contestant.hypervisor().name();
        List<String> names =
                IntStream.range(0, PORTS).mapToObj(i -> chassis + "-" + i).toList();
        List<String> request = new ArrayList<>(List.of("ls-add", chassis));
        for (String name : names) {
            request.addAll(List.of("--", "lsp-add", chassis, name, "--", "lsp-set-options", name));
            request.addAll(List.of("requested-chassis=" + chassis, "vif-plug-type=dummy"));
        }
        central.nbctl(request.toArray(String[]::new));
        ports.awaitUp(names);
        contestant.memoryWithPorts().add(residentMegabytes(controller.process().pid()));
        exit(contestant, controller);
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    /** VmRSS of proc_pid_status(5). */
    private static double residentMegabytes(long pid) {
        try {
            String line = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(status -> status.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow();
            return Double.parseDouble(line.replaceAll("\\D", "")) / KILO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(List<Contestant> contestants) {
        System.out.printf("%nStart, end and rest: medians of %d rounds, in turn%n%n%-36s", ROUNDS, "");
        contestants.forEach(contestant -> System.out.printf(" %15s", contestant.name()));
        System.out.printf(" %8s%n", "ratio");
        printLine("start to registered chassis, ms", contestants, Contestant::registered);
        printLine("exit asked for to process gone, ms", contestants, Contestant::exit);
        printLine("CPU at rest, % of one", contestants, Contestant::idleCpu);
        printLine("resident memory, MB", contestants, Contestant::memory);
        printLine("resident memory, 1,000 ports, MB", contestants, Contestant::memoryWithPorts);
        System.out.printf("%novn-controller computes and installs OpenFlow flows as well; ours does not yet.%n");
    }

    private static void printLine(String title, List<Contestant> contestants, Function<Contestant, Figures> figures) {
        List<Double> medians = contestants.stream()
                .map(contestant -> figures.apply(contestant).median())
                .toList();
        System.out.printf("%-36s", title);
        medians.forEach(median -> System.out.printf(" %15.2f", median));
        System.out.printf(" %8.2f%n", medians.getFirst() / medians.getLast());
    }
}
