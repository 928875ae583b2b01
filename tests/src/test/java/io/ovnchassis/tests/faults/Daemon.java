package io.ovnchassis.tests.faults;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Deployment;

/** This project's daemon on a hypervisor: the start of it, and what it says on its control socket. */
final class Daemon {
    private Daemon() {}

    /** Starts it, and returns when it is connected to both databases. */
    static Controller start(Hypervisor hypervisor) {
        Controller daemon = hypervisor.startController(Deployment.launcher());
        Await.until(
                "the daemon of " + hypervisor.name() + " to be connected",
                () -> appctl(hypervisor, daemon, "connection-status"),
                "connected"::equals);
        return daemon;
    }

    static String appctl(Hypervisor hypervisor, Controller daemon, String command) {
        return hypervisor.appctl("-t", daemon.controlSocket().toString(), command);
    }
}
