package io.ovnchassis.tests.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A logical port is claimed as long as an interface that somebody put there stands for it. */
class ClaimIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private static final String SWITCH = "sw0";

    private final LogicalSwitch logicalSwitch = new LogicalSwitch(deployment.central(), SWITCH);
    private final LocalPorts ports = new LocalPorts(deployment.hypervisor("hv1"));

    @BeforeAll
    static void createTheSwitch() {
        LogicalSwitch.create(deployment.central(), SWITCH);
        daemon.awaitChassis();
    }

    @Test
    void anInterfaceMakesThePortClaimedAndUpAndItsEndMakesItReleased() {
        Instant start = Instant.now();
        logicalSwitch.add("simple");

        ports.addFor("simple", "vif-simple");
        awaitUp("simple", "vif-simple");
        String[] ids = ports.cell("vif-simple", "external_ids").split(" ");
        assertThat(ids).hasSize(3).startsWith("iface-id=simple", "ovn-installed=true");
        Instant installed = Instant.ofEpochMilli(Long.parseLong(ids[2].substring("ovn-installed-ts=".length())));
        assertThat(installed).isBetween(start, Instant.now());

        ports.remove("vif-simple");
        logicalSwitch.awaitDown("simple");
        assertThat(daemon.log().linesAbout("simple"))
                .hasSize(5)
                .startsWith("binding|INFO|Claiming lport simple for this chassis.")
                .contains(
                        "binding|INFO|Setting lport simple ovn-installed in OVS",
                        "binding|INFO|Setting lport simple up in Southbound")
                .endsWith(
                        "binding|INFO|Releasing lport simple from this chassis (sb_readonly=0)",
                        "binding|INFO|Setting lport simple down in Southbound");
    }

    @Test
    void thePortMayComeAfterTheInterface() {
        ports.addFor("late", "vif-late");

        logicalSwitch.add("late");

        awaitUp("late", "vif-late");
        logicalSwitch.delete("late");
        awaitUnmarked("vif-late");
        assertThat(daemon.log().lines()).contains("binding|INFO|Removing lport late ovn-installed in OVS");
    }

    @Test
    void anInterfaceThatIsGivenToAnotherPortMovesTheClaim() {
        logicalSwitch.add("before");
        logicalSwitch.add("after");
        ports.addFor("before", "vif-moves");
        awaitUp("before", "vif-moves");

        ports.set("vif-moves", "external_ids:iface-id=after");

        awaitUp("after", "vif-moves");
        logicalSwitch.awaitDown("before");
    }

    @Test
    void anInterfaceThatLosesItsPortIsUnmarked() {
        logicalSwitch.add("unnamed");
        ports.addFor("unnamed", "vif-unnamed");
        awaitUp("unnamed", "vif-unnamed");

        ports.unset("vif-unnamed", "external_ids", "iface-id");

        logicalSwitch.awaitDown("unnamed");
        awaitUnmarked("vif-unnamed");
        assertThat(daemon.log().lines()).contains("binding|INFO|Removing iface vif-unnamed ovn-installed in OVS");
    }

    @Test
    void anInterfaceThatLosesItsOpenFlowPortLosesTheClaim() {
        logicalSwitch.add("ofport");
        ports.addFor("ofport", "vif-ofport");
        awaitUp("ofport", "vif-ofport");

        // ovs-vswitchd knows no such type, and says ofport=-1.
        ports.set("vif-ofport", "type=no-such-type");
        ports.awaitCell("vif-ofport", "ofport", "-1");
        logicalSwitch.awaitDown("ofport");
        awaitUnmarked("vif-ofport");

        ports.set("vif-ofport", "type=internal");
        awaitUp("ofport", "vif-ofport");
    }

    @Test
    void anInterfaceOfAnotherBridgeClaimsNothing() {
        logicalSwitch.add("away");
        deployment.hypervisor("hv1").vsctl("add-br", "br-other", "--", "add-port", "br-other", "vif-away");
        ports.set("vif-away", "type=internal", "external_ids:iface-id=away");
        logicalSwitch.sync();
        assertThat(logicalSwitch.chassisOf("away")).isEmpty();

        deployment
                .hypervisor("hv1")
                .vsctl(
                        "del-port",
                        "vif-away",
                        "--",
                        "add-port",
                        "br-int",
                        "vif-away",
                        "--",
                        "set",
                        "Interface",
                        "vif-away",
                        "type=internal",
                        "external_ids:iface-id=away");

        awaitUp("away", "vif-away");
    }

    @Test
    void theInterfaceMustBeForTheRightVersionOfThePort() {
        logicalSwitch.add("version", "iface-id-ver=v2");
        ports.addFor("version", "vif-version");
        daemon.awaitLine("binding|INFO|Mismatch iface-id-ver for lport version, expected v2, found <empty>");
        assertThat(logicalSwitch.chassisOf("version")).isEmpty();

        ports.set("vif-version", "external_ids:iface-id-ver=v2");
        awaitUp("version", "vif-version");

        logicalSwitch.setOption("version", "iface-id-ver", "v3");
        logicalSwitch.awaitDown("version");
        awaitUnmarked("vif-version");
    }

    @Test
    void ofTwoInterfacesForAPortOneIsIgnored() {
        logicalSwitch.add("twice");
        ports.addFor("twice", "vif-a");
        awaitUp("twice", "vif-a");

        ports.addFor("twice", "vif-b");

        daemon.awaitTrouble("binding|WARN|Invalid configuration: iface-id is configured on interfaces : [vif-a] and"
                + " [vif-b]. Ignoring the configuration on interface [vif-b]");
        assertThat(logicalSwitch.chassisOf("twice")).isEqualTo("hv1");
        assertThat(ports.isInstalled("vif-b")).isFalse();

        ports.remove("vif-a");
        ports.awaitInstalled("vif-b");
        awaitUp("twice", "vif-b");
        ports.remove("vif-b");
        logicalSwitch.awaitDown("twice");
    }

    @Test
    void aPortThatIsRequestedElsewhereIsNotClaimedAndReleasedWhenItWas() {
        logicalSwitch.add("elsewhere", "requested-chassis=hv9");

        ports.addFor("elsewhere", "vif-elsewhere");

        daemon.awaitLine("binding|INFO|Not claiming lport elsewhere, chassis hv1 requested-chassis hv9 pb->chassis ");
        logicalSwitch.sync();
        assertThat(logicalSwitch.chassisOf("elsewhere")).isEmpty();
        assertThat(ports.isInstalled("vif-elsewhere")).isFalse();

        logicalSwitch.removeOption("elsewhere", "requested-chassis");
        awaitUp("elsewhere", "vif-elsewhere");

        logicalSwitch.setOption("elsewhere", "requested-chassis", "hv9");
        logicalSwitch.awaitDown("elsewhere");
        awaitUnmarked("vif-elsewhere");
        assertThat(daemon.log().linesAbout("elsewhere"))
                .contains(
                        "binding|INFO|Releasing lport elsewhere from this chassis (sb_readonly=0)",
                        "binding|INFO|Setting lport elsewhere down in Southbound",
                        "binding|INFO|Removing lport elsewhere ovn-installed in OVS");
    }

    @Test
    void whatSomebodyElseWritesIntoAClaimIsPutRight() {
        logicalSwitch.add("robbed");
        ports.addFor("robbed", "vif-robbed");
        awaitUp("robbed", "vif-robbed");

        deployment.central().sbctl("lsp-unbind", "robbed");
        awaitUp("robbed", "vif-robbed");

        ports.unset("vif-robbed", "external_ids", "ovn-installed");
        ports.awaitInstalled("vif-robbed");

        String uuid = logicalSwitch.binding("robbed", "_uuid");
        deployment.central().sbctl("set", "Port_Binding", uuid, "up=false");
        awaitUp("robbed", "vif-robbed");
    }

    private void awaitUp(String port, String name) {
        logicalSwitch.awaitUp(port, "hv1");
        ports.awaitInstalled(name);
    }

    private void awaitUnmarked(String name) {
        Await.until(name + " to be unmarked", () -> ports.cell(name, "external_ids"), _ -> !ports.isInstalled(name));
    }
}
