package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fresh databases and one hypervisor, for the life of one controller: nothing that another one left behind is in its way,
 * and no other one shares its servers.
 */
record World(Sandbox sandbox, Central central, Hypervisor hypervisor, PortWatch ports) implements AutoCloseable {
    private static final Duration REQUEST_LIMIT = Duration.ofMinutes(2);

    static World create() {
        Sandbox sandbox = Sandbox.create();
        PortWatch ports = new PortWatch();
        Central central = sandbox.startCentral();
        Hypervisor hypervisor = sandbox.startHypervisor("hv1", central);
        ports.watchBindings(central.southbound());
        ports.watchInterfaces(hypervisor.database());
        return new World(sandbox, central, hypervisor, ports);
    }

    /** Adds a switch, and gives the names of ports that are to be requested on it. */
    List<String> addSwitch(String name, int count) {
        central.nbctl("ls-add", name);
        return IntStream.range(0, count).mapToObj(port -> name + "-" + port).toList();
    }

    /** Asks, in one transaction, that ports of {@link #addSwitch} be plugged here. */
    void request(List<String> names) {
        List<String> command = new ArrayList<>();
        for (String name : names) {
            String logicalSwitch = name.substring(0, name.indexOf('-'));
            command.addAll(List.of("--", "lsp-add", logicalSwitch, name, "--", "lsp-set-options", name));
            command.add("requested-chassis=" + hypervisor.name());
            command.add("vif-plug-type=dummy");
        }
        new Tool("ovn-nbctl", central.directory().environment(), REQUEST_LIMIT).run(command.toArray(String[]::new));
    }

    /** Moves the northbound configuration on, as far as ovn-northd, and gives its {@code nb_cfg}. */
    long advance() {
        central.nbctl("--wait=sb", "sync");
        return Long.parseLong(central.sbctl("--bare", "--columns=nb_cfg", "list", "SB_Global"));
    }

    /** The watches go first, or they would report that their servers have gone. */
    @Override
    public void close() {
        ports.close();
        sandbox.close();
    }
}
