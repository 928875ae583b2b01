package io.ovnchassis.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.DaemonLog;
import io.ovnchassis.tests.harness.Deployment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A thousand ports that are requested in one northbound transaction, each time on a hypervisor of its own. */
class ThousandPortsIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1", "hv2", "hv3");

    private static final int COUNT = 1000;

    @Test
    void areAllPluggedClaimedAndUp() {
        RunningDaemon daemon = start("hv1");
        RequestedPorts ports = ports("hv1", "undisturbed");

        long start = System.nanoTime();
        ports.request();
        ports.awaitUp();
        print(ports, start);

        assertExpected(ports, daemon);
    }

    @Test
    void endInTheSameRowsWhenTheDaemonIsKilledInTheMiddle() {
        RunningDaemon daemon = start("hv2");
        RequestedPorts ports = ports("hv2", "killed");

        long start = System.nanoTime();
        ports.request();
        ports.awaitPlugged(COUNT / 3);
        int upBefore = ports.countUp();
        daemon.kill();
        Map<String, String> before = ports.interfaceUuids();
        System.out.printf("the daemon was killed when %d ports were plugged and %d up%n", before.size(), upBefore);
        daemon.start();
        ports.awaitUp();
        print(ports, start);

        assertThat(ports.interfaceUuids()).containsAllEntriesOf(before);
        assertExpected(ports, daemon);
    }

    @Test
    void endInTheSameRowsWhenTheDaemonIsKilledWhileItsTransactionIsOnItsWay() {
        Hypervisor hypervisor = deployment.hypervisor("hv3");
        RunningDaemon daemon = start("hv3");
        RequestedPorts ports = ports("hv3", "unanswered");

        // There is one transaction at a time, and the first ones are about the bridge.
        Rest.await(daemon, deployment.central());
        hypervisor.database().pause();
        ports.request();
        DaemonLog log = daemon.log();
        Await.until(
                "the daemon to plug ports",
                () -> log.linesWith("|Plugging port ").size(),
                logged -> logged > 0);
        daemon.kill();
        hypervisor.database().resume();
        daemon.start();
        Map<String, String> before = ports.interfaceUuids();
        System.out.printf("%d ports were plugged by a daemon that was dead already%n", before.size());

        ports.awaitUp();

        assertThat(ports.interfaceUuids()).containsAllEntriesOf(before);
        assertExpected(ports, daemon);
    }

    private static RunningDaemon start(String hypervisor) {
        return RunningDaemon.on(deployment.hypervisor(hypervisor));
    }

    private static RequestedPorts ports(String hypervisor, String logicalSwitch) {
        return RequestedPorts.of(deployment.central(), deployment.hypervisor(hypervisor), logicalSwitch, COUNT);
    }

    private static void assertExpected(RequestedPorts ports, RunningDaemon daemon) {
        ports.awaitExpectedRows();
        Rest.await(daemon, ports.central());
        assertThat(Rows.of(ports)).isEqualTo(Rows.expected(ports));
        assertThat(daemon.log().linesWith("Unplugging")).isEmpty();
    }

    private static void print(RequestedPorts ports, long start) {
        System.out.printf(
                "%d ports were requested, plugged, claimed and up in %d ms (%s)%n",
                COUNT, Duration.ofNanos(System.nanoTime() - start).toMillis(), ports.logicalSwitch());
    }
}
