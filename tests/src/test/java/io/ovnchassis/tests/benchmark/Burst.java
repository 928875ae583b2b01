package io.ovnchassis.tests.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ports that are requested in one transaction, a thousand on each switch. */
enum Burst {
    THOUSAND(1),
    FIVE_THOUSAND(5);

    private static final int PORTS_PER_SWITCH = 1000;
    private final int switches;

    Burst(int switches) {
        this.switches = switches;
    }

    /** Adds the switches, and gives the names of the ports. */
    List<String> prepare(World world) {
        List<String> ports = new ArrayList<>();
        for (int i = 0; i < switches; i++) {
            ports.addAll(world.addSwitch("burst%d_%d".formatted(switches, i), PORTS_PER_SWITCH));
        }
        return ports;
    }

    String title() {
        return String.format(Locale.ROOT, "%,d ports at once", switches * PORTS_PER_SWITCH);
    }
}
