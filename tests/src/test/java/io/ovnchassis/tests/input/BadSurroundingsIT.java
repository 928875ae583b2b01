package io.ovnchassis.tests.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An operator who mistypes where the daemon finds its surroundings, or takes them away, and mends it. */
class BadSurroundingsIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private static final String SWITCH = "sw0";

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private final LogicalSwitch logicalSwitch = new LogicalSwitch(central, SWITCH);
    private final LocalPorts ports = new LocalPorts(hv1);
    private final String goodRemote = central.southbound().remote();

    @BeforeAll
    static void createTheSwitch() {
        LogicalSwitch.create(deployment.central(), SWITCH);
        daemon.awaitChassis();
        new LogicalSwitch(deployment.central(), SWITCH).request("always", "hv1", "vif-plug-mtu-request=1400");
    }

    @BeforeEach
    void allIsWell() {
        awaitUp("always");
        logicalSwitch.sync();
    }

    @Test
    void aRemoteThatIsNoneIsSaidOnceAndTheOthersAreUsed() {
        configure("ovn-remote=\"junk," + goodRemote + "\"");

        daemon.awaitTrouble("chassis|WARN|external_ids:ovn-remote in Open_vSwitch database: remote \"junk\": unknown"
                + " method; use ssl:HOST:PORT, tcp:HOST:PORT or unix:FILE");
        assertThatAnotherPortGoesThrough("remote1");

        configure("ovn-remote=\"" + goodRemote + "\"");
        assertThatAnotherPortGoesThrough("remote2");
        assertThat(daemon.log().linesWith("remote \"junk\"")).hasSize(1);
    }

    @Test
    void withoutAnyRemoteItWaitsForOne() {
        configure("ovn-remote=nonsense");
        daemon.awaitTrouble("remote \"nonsense\": unknown method");
        Await.until("the connection to be dropped", () -> daemon.appctl("connection-status"), "not connected"::equals);
        logicalSwitch.request("remote3", "hv1");
        String uuid = ports.uuid("always");

        configure("ovn-remote=\"" + goodRemote + "\"");

        awaitUp("remote3");
        assertThat(ports.uuid("always")).isEqualTo(uuid);
        assertThat(daemon.log().linesWith("remote \"nonsense\"")).hasSize(1);
    }

    @Test
    void aProbeIntervalThatIsNoNumberIsSaidOnceAndNotFollowed() {
        configure("ovn-remote-probe-interval=\"ten seconds\"");

        daemon.awaitTrouble("chassis|WARN|external_ids:ovn-remote-probe-interval in Open_vSwitch database is 'ten"
                + " seconds': it must be a number of milliseconds up to 2147483647; the default is used");
        assertThatAnotherPortGoesThrough("probe");

        configure("ovn-remote-probe-interval=5000");
        logicalSwitch.sync();
        assertThat(daemon.log().linesWith("ovn-remote-probe-interval")).hasSize(1);
    }

    @Test
    void aBridgeThatIsRemovedComesBackAndWithItWhatIsPlugged() {
        hv1.vsctl("del-br", "br-int");
        hv1.vsctl("wait-until", "Bridge", "br-int", "fail_mode=secure");

        logicalSwitch.request("afterwards", "hv1");
        awaitUp("afterwards");
        awaitUp("always");
        ports.awaitCell("always", "mtu_request", "1400");
    }

    @Test
    void theWrongNameOfABridgeIsABridgeMore() {
        daemon.expectTrouble("a port that is not maintained by OVN already exsist in local vSwitch");
        configure("ovn-bridge=br-typo");
        hv1.vsctl("wait-until", "Bridge", "br-typo", "fail_mode=secure");
        logicalSwitch.awaitDown("always");

        hv1.vsctl("--no-wait", "remove", "Open_vSwitch", ".", "external_ids", "ovn-bridge");

        awaitUp("always");
        hv1.vsctl("del-br", "br-typo");
    }

    private void assertThatAnotherPortGoesThrough(String port) {
        logicalSwitch.request(port, "hv1");
        awaitUp(port);
    }

    private void awaitUp(String port) {
        logicalSwitch.awaitUp(port, "hv1");
        ports.awaitInstalled(port);
    }

    private void configure(String... externalIds) {
        String[] command = new String[externalIds.length + 4];
        command[0] = "--no-wait";
        command[1] = "set";
        command[2] = "Open_vSwitch";
        command[3] = ".";
        for (int i = 0; i < externalIds.length; i++) {
            command[i + 4] = "external_ids:" + externalIds[i];
        }
        hv1.vsctl(command);
    }
}
