package io.ovnchassis.tests.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Configuration;
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
    private final Configuration configuration = new Configuration(hv1);
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
        configuration.set("ovn-remote=\"junk," + goodRemote + "\"");

        daemon.awaitTrouble("chassis|WARN|external_ids:ovn-remote in Open_vSwitch database: remote \"junk\": unknown"
                + " method; use tcp:HOST:PORT or unix:FILE");
        assertThatAnotherPortGoesThrough("remote1");

        configuration.set("ovn-remote=\"" + goodRemote + "\"");
        assertThatAnotherPortGoesThrough("remote2");
        assertThat(daemon.log().linesWith("remote \"junk\"")).hasSize(1);
    }

    @Test
    void withoutAnyRemoteItWaitsForOne() {
        configuration.set("ovn-remote=nonsense");
        daemon.awaitTrouble("remote \"nonsense\": unknown method");
        Await.until("the connection to be dropped", () -> daemon.appctl("connection-status"), "not connected"::equals);
        logicalSwitch.request("remote3", "hv1");
        String uuid = ports.uuid("always");

        configuration.set("ovn-remote=\"" + goodRemote + "\"");

        awaitUp("remote3");
        assertThat(ports.uuid("always")).isEqualTo(uuid);
        assertThat(daemon.log().linesWith("remote \"nonsense\"")).hasSize(1);
    }

    @Test
    void aProbeIntervalThatIsNoNumberIsSaidOnceAndNotFollowed() {
        configuration.set("ovn-remote-probe-interval=\"ten seconds\"");

        daemon.awaitTrouble("chassis|WARN|external_ids:ovn-remote-probe-interval in Open_vSwitch database is 'ten"
                + " seconds': it must be a number of milliseconds up to 2147483647; the default is used");
        assertThatAnotherPortGoesThrough("probe");

        configuration.set("ovn-remote-probe-interval=5000");
        logicalSwitch.sync();
        assertThat(daemon.log().linesWith("ovn-remote-probe-interval")).hasSize(1);
    }

    @Test
    void withoutABridgeItWaitsForOne() {
        hv1.vsctl("del-br", "br-int");
        daemon.awaitTrouble("main|WARN|integration bridge 'br-int' (external_ids:ovn-bridge) is not in the Open_vSwitch"
                + " database: no port is bound or plugged until it is created, as with 'ovs-vsctl add-br br-int'");
        logicalSwitch.awaitDown("always");
        logicalSwitch.request("bridgeless", "hv1");
        logicalSwitch.sync();
        assertThat(ports.namesFor("bridgeless")).isEmpty();

        hv1.vsctl("add-br", "br-int");

        awaitUp("bridgeless");
        awaitUp("always");
        ports.awaitCell("always", "mtu_request", "1400");
        assertThat(daemon.log().linesWith("integration bridge 'br-int'")).hasSize(1);
    }

    @Test
    void theWrongNameOfABridgeIsLikeNone() {
        configuration.set("ovn-bridge=br-typo");
        daemon.awaitTrouble(
                "integration bridge 'br-typo' (external_ids:ovn-bridge) is not in the Open_vSwitch database");
        logicalSwitch.awaitDown("always");
        logicalSwitch.request("typo", "hv1");

        configuration.remove("ovn-bridge");

        awaitUp("typo");
        assertThat(daemon.log().linesWith("br-typo")).hasSize(1);
    }

    private void assertThatAnotherPortGoesThrough(String port) {
        logicalSwitch.request(port, "hv1");
        awaitUp(port);
    }

    private void awaitUp(String port) {
        logicalSwitch.awaitUp(port, "hv1");
        ports.awaitInstalled(port);
    }
}
