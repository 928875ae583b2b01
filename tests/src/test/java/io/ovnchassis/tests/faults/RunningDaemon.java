package io.ovnchassis.tests.faults;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.DaemonLog;
import io.ovnchassis.tests.harness.Deployment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This project's daemon on a hypervisor, which a test starts and kills as it needs to. */
record RunningDaemon(Hypervisor hypervisor, Controller controller) {

    /** Starts it for the first time, and returns when it is connected to both databases. */
    static RunningDaemon on(Hypervisor hypervisor, String... options) {
        return through(Deployment.launcher(), hypervisor, options);
    }

    /** The same by another launcher, which becomes the daemon. */
    static RunningDaemon through(Path launcher, Hypervisor hypervisor, String... options) {
        RunningDaemon daemon = new RunningDaemon(hypervisor, hypervisor.startController(launcher, options));
        Await.until(
                "the daemon of " + hypervisor.name() + " to be connected",
                () -> daemon.appctl("connection-status"),
                "connected"::equals);
        return daemon;
    }

    void kill() {
        controller.kill();
    }

    /** Starts it again; it may not be connected yet. */
    void start() {
        controller.start();
    }

    boolean isServing() {
        return Files.exists(controller.controlSocket());
    }

    DaemonLog log() {
        return DaemonLog.of(controller);
    }

    String appctl(String... command) {
        List<String> arguments =
                new ArrayList<>(List.of("-t", controller.controlSocket().toString()));
        arguments.addAll(List.of(command));
        return hypervisor.appctl(arguments.toArray(String[]::new));
    }

    /** What {@code port/explain} says, each of its cells on one line. */
    String explain(String logicalPort) {
        return appctl("port/explain", logicalPort).replaceAll("\\s+", " ");
    }
}
