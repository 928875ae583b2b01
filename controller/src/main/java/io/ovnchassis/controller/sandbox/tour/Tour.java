package io.ovnchassis.controller.sandbox.tour;

import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import java.util.List;
import java.util.stream.IntStream;

/** Everything that the program shows, in this order, until it waits for Ctrl-C. */
final class Tour {
    private static final String CHASSIS = "hv1";

    private final Sandbox sandbox;
    private final TourOptions options;
    private final Screen screen;
    private final Style style;
    private final Steps steps;

    Tour(Sandbox sandbox, TourOptions options, Screen screen, Style style) {
        this.sandbox = sandbox;
        this.options = options;
        this.screen = screen;
        this.style = style;
        this.steps = new Steps(screen, style);
    }

    /**
     * Starts the servers, requests the ports and shows what becomes of them.
     *
     * @throws SandboxFailure when something does not happen in time
     */
    void run() throws InterruptedException {
        screen.line("Sandbox in " + style.bold(sandbox.path().toString()));
        screen.line("");
        Central central = steps.run("central: northbound and southbound database, ovn-northd", sandbox::startCentral);
        Hypervisor hypervisor =
                steps.run(CHASSIS + ": local database, ovs-vswitchd", () -> sandbox.startHypervisor(CHASSIS, central));
        try (Observatory observatory = new Observatory(
                CHASSIS, central.southbound().remote(), hypervisor.database().remote())) {
            steps.run(
                    CHASSIS + ": ovn-controller, registered as a chassis",
                    () -> startController(hypervisor, observatory));
            showPorts(new Requests(central, CHASSIS, options), observatory);
            if (!options.check()) {
                screen.line("");
                new Hints(style).lines(CHASSIS, hypervisor.environment()).forEach(screen::line);
            }
        }
    }

    private Controller startController(Hypervisor hypervisor, Observatory observatory) throws InterruptedException {
        Controller controller = hypervisor.startController(
                options.controller(),
                options.vifPlugFolder().map(folder -> "--vif-plug-dir=" + folder).stream()
                        .toArray(String[]::new));
        watch(observatory).until(() -> "the chassis " + CHASSIS, _ -> observatory.hasChassis(), () -> {});
        return controller;
    }

    private void showPorts(Requests requests, Observatory observatory) throws InterruptedException {
        List<String> ports = IntStream.rangeClosed(1, options.ports())
                .mapToObj(number -> "lp" + number)
                .toList();
        PortShow show = new PortShow(requests, observatory, watch(observatory));
        screen.line("");
        screen.line("Ports requested for " + CHASSIS + ", in milliseconds since ovn-nbctl was started:");
        screen.line("");
        show.plug(ports, new JourneyTable(ports, style), screen);
        screen.line("");
        show.changeMtu(ports.getFirst(), steps);
        show.withdraw(ports.getLast(), steps);
    }

    private Watch watch(Observatory observatory) {
        return new Watch(observatory, sandbox.servers(), options.limit());
    }
}
