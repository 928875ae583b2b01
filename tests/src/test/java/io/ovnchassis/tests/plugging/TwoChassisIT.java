package io.ovnchassis.tests.plugging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.tests.harness.Configuration;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two chassis at once, each of which plugs its own ports and no others. */
class TwoChassisIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1", "hv2");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon1 = Daemon.on(deployment, "hv1");

    @Order(3)
    @RegisterExtension
    static final Daemon daemon2 = Daemon.on(deployment, "hv2");

    private static final String SWITCH = "sw0";

    private final LogicalSwitch logicalSwitch = new LogicalSwitch(deployment.central(), SWITCH);
    private final LocalPorts ports1 = new LocalPorts(deployment.hypervisor("hv1"));
    private final LocalPorts ports2 = new LocalPorts(deployment.hypervisor("hv2"));

    @BeforeAll
    static void createTheSwitch() {
        LogicalSwitch.create(deployment.central(), SWITCH);
        daemon1.awaitChassis();
        daemon2.awaitChassis();
    }

    @Test
    void eachPlugsOnlyItsOwn() {
        logicalSwitch.request("own1", "hv1");
        logicalSwitch.request("own2", "hv2");
        logicalSwitch.awaitUp("own1", "hv1");
        logicalSwitch.awaitUp("own2", "hv2");
        logicalSwitch.sync();

        assertThat(ports1.namesFor("own1")).containsExactly("own1");
        assertThat(ports1.namesFor("own2")).isEmpty();
        assertThat(ports2.namesFor("own1")).isEmpty();
        assertThat(ports2.namesFor("own2")).containsExactly("own2");
        assertThat(daemon1.log().linesAbout("own2")).isEmpty();
        assertThat(daemon2.log().linesAbout("own1")).isEmpty();
    }

    @Test
    void aPortMovesThereAndBack() {
        logicalSwitch.request("mover", "hv1", "vif-plug-mtu-request=1400");
        logicalSwitch.awaitUp("mover", "hv1");

        logicalSwitch.setOption("mover", "requested-chassis", "hv2");

        logicalSwitch.awaitUp("mover", "hv2");
        ports1.awaitGone("mover");
        ports2.awaitCell("mover", "mtu_request", "1400");

        logicalSwitch.setOption("mover", "requested-chassis", "hv1");

        logicalSwitch.awaitUp("mover", "hv1");
        ports2.awaitGone("mover");
        ports1.awaitCell("mover", "mtu_request", "1400");
        assertThat(daemon1.log().linesAbout("mover"))
                .filteredOn(line -> line.startsWith("vif_plug|"))
                .containsExactly(
                        "vif_plug|INFO|Plugging port mover into br-int for lport mover on this chassis.",
                        "vif_plug|INFO|Unplugging port mover from br-int for iface-id mover on this chassis.",
                        "vif_plug|INFO|Plugging port mover into br-int for lport mover on this chassis.");
        assertThat(daemon2.log().linesAbout("mover"))
                .filteredOn(line -> line.startsWith("vif_plug|"))
                .containsExactly(
                        "vif_plug|INFO|Plugging port mover into br-int for lport mover on this chassis.",
                        "vif_plug|INFO|Unplugging port mover from br-int for iface-id mover on this chassis.");
    }

    @Test
    void aChassisMayBeRequestedByTheNameOfItsHost() {
        new Configuration(deployment.hypervisor("hv2")).set("hostname=host2.example");
        Await.until(
                "the new name of the host",
                () -> deployment.central().sbctl("get", "Chassis", "hv2", "hostname"),
                "host2.example"::equals);

        logicalSwitch.request("byhost", "host2.example");

        logicalSwitch.awaitUp("byhost", "hv2");
        logicalSwitch.sync();
        assertThat(ports2.namesFor("byhost")).containsExactly("byhost");
        assertThat(ports1.namesFor("byhost")).isEmpty();
    }

    @Test
    void ofSeveralRequestedChassisTheFirstPlugs() {
        logicalSwitch.request("several", "hv1,hv2");

        logicalSwitch.awaitUp("several", "hv1");
        logicalSwitch.sync();
        assertThat(ports1.namesFor("several")).containsExactly("several");
        assertThat(ports2.namesFor("several")).isEmpty();
        assertThat(daemon2.log().linesAbout("several")).isEmpty();

        logicalSwitch.setOption("several", "requested-chassis", "hv2");

        logicalSwitch.awaitUp("several", "hv2");
        ports1.awaitGone("several");
    }
}
