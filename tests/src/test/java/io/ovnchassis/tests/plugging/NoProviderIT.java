package io.ovnchassis.tests.plugging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without {@code --enable-dummy-vif-plug} there is no provider, and the daemon keeps its hands off all ports. */
class NoProviderIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1").without("--enable-dummy-vif-plug");

    private static final String SWITCH = "sw0";

    private final LogicalSwitch logicalSwitch = new LogicalSwitch(deployment.central(), SWITCH);
    private final LocalPorts ports = new LocalPorts(deployment.hypervisor("hv1"));

    @BeforeAll
    static void createTheSwitch() {
        LogicalSwitch.create(deployment.central(), SWITCH);
        daemon.awaitChassis();
    }

    @Test
    void nothingIsPlugged() {
        logicalSwitch.request("wanted", "hv1");

        logicalSwitch.sync();

        assertThat(ports.namesFor("wanted")).isEmpty();
        assertThat(daemon.log().linesWith("vif_plug|")).isEmpty();
    }

    @Test
    void nothingIsUnplugged() {
        ports.add("orphan", "external_ids:ovn-plugged=dummy", "external_ids:iface-id=no-such-port");

        logicalSwitch.sync();

        assertThat(ports.uuid("orphan")).isNotEmpty();
        assertThat(daemon.log().linesAbout("orphan")).isEmpty();
    }

    @Test
    void whatSomebodyElsePlugsIsClaimed() {
        logicalSwitch.request("byhand", "hv1");

        ports.addFor("byhand", "vif1");

        logicalSwitch.awaitUp("byhand", "hv1");
        ports.awaitInstalled("vif1");
    }
}
