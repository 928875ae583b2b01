package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import java.nio.file.Path;
import java.util.List;

/**
 * A chassis controller that is measured.
 *
 * @param name as the tables call it
 * @param program a path, or a name to be found in PATH
 * @param options besides those that every controller of a sandbox gets
 */
record Contestant(String name, Path program, List<String> options) {
    /** This project's daemon, then the stock {@code ovn-controller}: the order of every comparison. */
    static List<Contestant> both(Path projectRoot) {
        List<String> options = List.of("-vsyslog:off");
        return List.of(
                new Contestant("ours", projectRoot.resolve("controller/bin/ovn-controller"), options),
                new Contestant("ovn-controller", Path.of("ovn-controller"), options));
    }

    /** Starts it on a hypervisor, and returns when it answers to {@code ovn-appctl}. */
    Controller start(Hypervisor hypervisor) {
        return hypervisor.startController(program, options.toArray(String[]::new));
    }
}
