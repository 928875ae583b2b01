package io.ovnchassis.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.DaemonLog;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the server refuses for one port does not stand in the way of the others. */
class RejectedTransactionIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private static final int COUNT = 10;

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private Rival rival;
    private RunningDaemon daemon;

    @BeforeEach
    void start() throws IOException {
        rival = Rival.connect(hv1.database());
        daemon = RunningDaemon.on(hv1);
    }

    @AfterEach
    void stop() throws IOException {
        hv1.database().resume();
        daemon.kill();
        rival.close();
    }

    /** The name of a bond is that of a Port which has no Interface of that name. */
    @Test
    void aPortWithTheNameOfABondDoesNotBlockTheOthers() {
        hv1.vsctl("add-bond", "br-int", "bond-3", "slave-1", "slave-2");
        RequestedPorts ports = ports("bond");

        ports.request();
        assertAllUpBut("bond-3", ports);

        hv1.vsctl("del-port", "bond-3");
        assertRecovered(ports);
    }

    @Test
    void aPortWhoseNameIsTakenInTheSameMomentDoesNotBlockTheOthers() throws IOException {
        RequestedPorts ports = ports("race");
        DaemonLog log = daemon.log();
        hv1.vsctl("add-br", "br-rival");
        // There is one transaction at a time, and the first ones are about the bridge.
        Rest.await(daemon, central);

        hv1.database().pause();
        ports.request();
        Await.until(
                "the daemon to plug all ports",
                () -> log.linesWith("|Plugging port race-").size() == COUNT);
        rival.addPort("br-rival", "race-3");
        hv1.database().resume();
        assertAllUpBut("race-3", ports);
        assertThat(log.linesWith("transaction error")).isNotEmpty();

        hv1.vsctl("del-port", "race-3");
        assertRecovered(ports);
    }

    private RequestedPorts ports(String logicalSwitch) {
        return RequestedPorts.of(central, hv1, logicalSwitch, COUNT);
    }

    private void assertAllUpBut(String port, RequestedPorts ports) {
        Await.until("all others to be up", ports::countUp, up -> up == COUNT - 1);
        assertThat(ports.interfaces("name")).hasSize(COUNT - 1).doesNotContain(port);
        Rest.await(daemon, central);
    }

    private void assertRecovered(RequestedPorts ports) {
        ports.awaitExpectedRows();
        Rest.await(daemon, central);
    }
}
