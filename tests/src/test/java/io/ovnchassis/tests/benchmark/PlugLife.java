package io.ovnchassis.tests.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** One life of a controller, with ports that are requested one by one and in bursts; what it took goes to {@code rounds}. */
final class PlugLife {
    static final int WARM_UP = 50;
    static final int SINGLE_PORTS = 200;
    static final String ONE_BY_ONE = SINGLE_PORTS + " ports one by one";

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final double NANOS_PER_MILLI = 1e6;

    private final World world;
    private final Vitals vitals;
    private final Rounds rounds;
    private final Progress progress;

    PlugLife(World world, Vitals vitals, Rounds rounds, Progress progress) {
        this.world = world;
        this.vitals = vitals;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** The quantity of milliseconds from ovn-northd's Port_Binding, or from the request to that, to a milestone. */
    static String to(String phase, Milestone milestone) {
        return phase + ", " + milestone.name().toLowerCase(Locale.ROOT);
    }

    /** The quantity of processor seconds. */
    static String cpu(String phase) {
        return phase + ", CPU";
    }

    /** The quantity of resident megabytes after a phase. */
    static String memory(String phase) {
        return phase + ", memory";
    }

    void live() {
        List<String> ports = world.addSwitch("single", WARM_UP + SINGLE_PORTS);
        progress.say(WARM_UP + " ports to get warm");
        ports.subList(0, WARM_UP).forEach(port -> measure("warm up", List.of(port)));
        phase(
                ONE_BY_ONE,
                () -> ports.subList(WARM_UP, ports.size()).forEach(port -> measure(ONE_BY_ONE, List.of(port))));
        for (Burst burst : Burst.values()) {
            List<String> many = burst.prepare(world);
            phase(burst.title(), () -> measure(burst.title(), many));
        }
    }

    private void phase(String name, Runnable work) {
        progress.say(name);
        double before = vitals.cpuSeconds();
        work.run();
        rounds.add(cpu(name), vitals.cpuSeconds() - before);
        rounds.add(memory(name), vitals.residentMegabytes());
    }

    private void measure(String phase, List<String> ports) {
        long start = System.nanoTime();
        world.request(ports);
        world.ports().awaitUp(ports, PATIENCE);
        long requested = latest(ports, Milestone.REQUESTED);
        for (Milestone milestone : Milestone.values()) {
            long from = milestone == Milestone.REQUESTED ? start : requested;
            rounds.add(to(phase, milestone), (latest(ports, milestone) - from) / NANOS_PER_MILLI);
        }
    }

    private long latest(List<String> ports, Milestone milestone) {
        return ports.stream()
                .mapToLong(port -> world.ports().reached(port, milestone))
                .max()
                .orElseThrow();
    }
}
