package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Controller;
import java.time.Duration;
import java.util.List;

/**
 * Restarts of a controller whose hypervisor has 1,000 plugged ports: {@code exit --restart}, the northbound configuration
 * moves on, and the next one starts. What it took goes to {@code rounds}.
 */
final class Restart {
    static final String MEMORY = "1,000 ports: resident memory, MB";
    static final String EXIT = "1,000 ports: exit --restart, ms";
    static final String CAUGHT_UP = "1,000 ports: restart to caught up, ms";
    static final String CPU = "1,000 ports: CPU of the restart, s";
    static final String MEMORY_AFTER = "1,000 ports: resident memory after the restart, MB";
    static final String DISTURBED = "1,000 ports: unplugged or down during the restart";

    private static final int RESTARTS = 3;
    private static final int PORTS = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double NANOS_PER_MILLI = 1e6;

    private final World world;
    private final Contestant contestant;
    private final Rounds rounds;

    Restart(World world, Contestant contestant, Rounds rounds) {
        this.world = world;
        this.contestant = contestant;
        this.rounds = rounds;
    }

    void measure() {
        Controller first = contestant.start(world.hypervisor());
        List<String> names = world.addSwitch("many", PORTS);
        world.request(names);
        world.ports().awaitUp(names, PATIENCE);
        rounds.add(MEMORY, Vitals.of(first).residentMegabytes());
        Controller running = first;
        try (ChassisWatch watch =
                new ChassisWatch(world.hypervisor().name(), world.central().southbound())) {
            for (int i = 0; i < RESTARTS; i++) {
                running = restart(running, watch);
            }
        }
    }

    private Controller restart(Controller running, ChassisWatch watch) {
        rounds.add(EXIT, Departure.milliseconds(world.hypervisor(), running, "exit", "--restart"));
        long nbCfg = world.advance();
        int before = world.ports().disturbances();
        long start = System.nanoTime();
        Controller next = contestant.start(world.hypervisor());
        rounds.add(CAUGHT_UP, (watch.awaitCaughtUp(nbCfg) - start) / NANOS_PER_MILLI);
        rounds.add(CPU, Vitals.of(next).cpuSeconds());
        rounds.add(MEMORY_AFTER, Vitals.of(next).residentMegabytes());
        rounds.add(DISTURBED, world.ports().disturbances() - before);
        return next;
    }
}
