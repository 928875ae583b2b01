package io.ovnchassis.tests.faults;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.DaemonLog;
import io.ovnchassis.tests.harness.Deployment;

/** This project's daemon on a hypervisor, which a test starts and kills as it needs to. */
record RunningDaemon(Hypervisor hypervisor, Controller controller) {

    /** Starts it for the first time, and returns when it is connected to both databases. */
    static RunningDaemon on(Hypervisor hypervisor) {
        RunningDaemon daemon = new RunningDaemon(hypervisor, hypervisor.startController(Deployment.launcher()));
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

    DaemonLog log() {
        return DaemonLog.of(controller);
    }

    String appctl(String command) {
        return hypervisor.appctl("-t", controller.controlSocket().toString(), command);
    }
}
