package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How long it takes until a port that was requested is plugged, claimed and up, next to the stock {@code ovn-controller}.
 * Each has a hypervisor of its own; both run all the time, and only one has something to do. Argument: the project's
 * folder.
 */
final class PlugBenchmark {
    private static final int SINGLE_PORTS = 200;
    private static final int BURST = 1000;
    private static final int BURSTS = 2;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Central central;
    private final PortWatch watch;
    private final List<Contestant> contestants;
    private int switches;

    /** A controller and what was measured of it. */
    private record Contestant(
            String name,
            Hypervisor hypervisor,
            Controller controller,
            Journeys single,
            Journeys burst,
            Figures burstCpu) {

        static Contestant start(String name, Hypervisor hypervisor, Path program, String... options) {
            Controller controller = hypervisor.startController(program, options);
            return new Contestant(name, hypervisor, controller, new Journeys(), new Journeys(), new Figures());
        }

        double cpuSeconds() {
            return ProcessHandle.of(controller.process().pid())
                    .flatMap(process -> process.info().totalCpuDuration())
                    .map(cpu -> cpu.toNanos() / NANOS_PER_SECOND)
                    .orElse(Double.NaN);
        }
    }

    private PlugBenchmark(Central central, PortWatch watch, List<Contestant> contestants) {
        this.central = central;
        this.watch = watch;
        this.contestants = contestants;
    }

    public static void main(String[] arguments) {
        Path launcher = Path.of(arguments[0], "controller", "bin", "ovn-controller");
        try (Sandbox sandbox = Sandbox.create();
                PortWatch watch = new PortWatch()) {
            Central central = sandbox.startCentral();
            watch.watchBindings(central.southbound());
            Hypervisor ours = sandbox.startHypervisor("hv1", central);
            Hypervisor stock = sandbox.startHypervisor("hv2", central);
            watch.watchInterfaces(ours.database());
            watch.watchInterfaces(stock.database());
            List<Contestant> contestants = List.of(
                    Contestant.start("ours", ours, launcher),
                    Contestant.start("ovn-controller", stock, Path.of("ovn-controller"), "-vsyslog:off"));
            PlugBenchmark benchmark = new PlugBenchmark(central, watch, contestants);
            benchmark.oneByOne();
            benchmark.bursts();
            benchmark.print();
        }
    }

    /** In turn, after a port of each that does not count. */
    private void oneByOne() {
        Map<Contestant, List<String>> names = new LinkedHashMap<>();
        contestants.forEach(contestant -> names.put(contestant, addSwitch(SINGLE_PORTS + 1)));
        for (int i = 0; i <= SINGLE_PORTS; i++) {
            int number = i;
            names.forEach((contestant, ports) -> {
                Journeys journeys = number == 0 ? new Journeys() : contestant.single();
                measure(contestant, List.of(ports.get(number)), journeys);
            });
        }
        removeSwitches();
    }

    private void bursts() {
        for (int round = 0; round < BURSTS; round++) {
            for (Contestant contestant : contestants) {
                double before = contestant.cpuSeconds();
                measure(contestant, addSwitch(BURST), contestant.burst());
                contestant.burstCpu().add(contestant.cpuSeconds() - before);
                removeSwitches();
            }
        }
    }

    /** Adds a switch, and gives the names of ports that are to be requested on it. */
    private List<String> addSwitch(int ports) {
        switches++;
        central.nbctl("ls-add", "s" + switches);
        return IntStream.range(0, ports)
                .mapToObj(port -> "s" + switches + "-" + port)
                .toList();
    }

    private void removeSwitches() {
        for (String name : central.nbctl("--bare", "--columns=name", "list", "Logical_Switch")
                .split("\\s+", -1)) {
            central.nbctl("ls-del", name);
        }
        watch.awaitNothingPlugged();
    }

    private void measure(Contestant contestant, List<String> ports, Journeys journeys) {
        long start = System.nanoTime();
        request(contestant, ports);
        watch.awaitUp(ports);
        long requested = latest(ports, Milestone.REQUESTED);
        for (Milestone milestone : Milestone.values()) {
            long from = milestone == Milestone.REQUESTED ? start : requested;
            journeys.to(milestone).add((latest(ports, milestone) - from) / NANOS_PER_MILLI);
        }
    }

    private void request(Contestant contestant, List<String> ports) {
        List<String> command = new ArrayList<>();
        for (String port : ports) {
            String logicalSwitch = port.substring(0, port.indexOf('-'));
            command.addAll(List.of("--", "lsp-add", logicalSwitch, port, "--", "lsp-set-options", port));
            command.add("requested-chassis=" + contestant.hypervisor().name());
            command.add("vif-plug-type=dummy");
        }
        central.nbctl(command.toArray(String[]::new));
    }

    private long latest(List<String> ports, Milestone milestone) {
        return ports.stream()
                .mapToLong(port -> watch.reached(port, milestone))
                .max()
                .orElseThrow();
    }

    private void print() {
        String single = "%d ports, one by one: ".formatted(SINGLE_PORTS);
        printJourneys(single + "medians", Contestant::single, Figures::median);
        printJourneys(single + "99th percentiles", Contestant::single, figures -> figures.quantile(0.99));
        printJourneys(
                "%d ports at once, until the last one: medians of %d".formatted(BURST, BURSTS),
                Contestant::burst,
                Figures::median);
        System.out.printf("%nCPU of a burst:");
        contestants.forEach(contestant -> System.out.printf(
                "  %s %.2f s", contestant.name(), contestant.burstCpu().median()));
        System.out.printf(
                "%n%nrequested: from the request until ovn-northd has written the Port_Binding; the others: from"
                        + " there.%novn-controller computes and installs OpenFlow flows as well; ours does not yet.%n");
    }

    private void printJourneys(
            String title, Function<Contestant, Journeys> journeys, ToDoubleFunction<Figures> figure) {
        System.out.printf("%n%s, in milliseconds%n%n%-16s", title, "");
        for (Milestone milestone : Milestone.values()) {
            System.out.printf(" %10s", milestone.name().toLowerCase(Locale.ROOT));
        }
        for (Contestant contestant : contestants) {
            System.out.printf("%n%-16s", contestant.name());
            for (Milestone milestone : Milestone.values()) {
                System.out.printf(
                        " %10.1f",
                        figure.applyAsDouble(journeys.apply(contestant).to(milestone)));
            }
        }
        System.out.printf("%n%-16s", "ratio");
        for (Milestone milestone : Milestone.values()) {
            double ours =
                    figure.applyAsDouble(journeys.apply(contestants.getFirst()).to(milestone));
            double stock =
                    figure.applyAsDouble(journeys.apply(contestants.getLast()).to(milestone));
            System.out.printf(" %10.2f", ours / stock);
        }
        System.out.println();
    }
}
