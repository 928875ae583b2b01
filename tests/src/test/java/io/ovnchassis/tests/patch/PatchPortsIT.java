package io.ovnchassis.tests.patch;

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

/** A logical switch with a physical network is connected with it wherever it has a port. */
class PatchPortsIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private static final String PAIR = "patch-br-int-to-ln0\npatch-ln0-to-br-int";

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private final LogicalSwitch logicalSwitch = new LogicalSwitch(central, "sw0");

    @BeforeAll
    static void connectASwitchWithANetwork() {
        Central central = deployment.central();
        Hypervisor hv1 = deployment.hypervisor("hv1");
        hv1.vsctl("add-br", "br-ex", "--", "add-br", "br-other");
        LogicalSwitch logicalSwitch = LogicalSwitch.create(central, "sw0");
        central.nbctl(
                "lsp-add",
                "sw0",
                "ln0",
                "--",
                "lsp-set-type",
                "ln0",
                "localnet",
                "--",
                "lsp-set-options",
                "ln0",
                "network_name=physnet1");
        logicalSwitch.add("lp0");
        new LocalPorts(hv1).addFor("lp0", "vif0");
        logicalSwitch.awaitUp("lp0", "hv1");
    }

    @BeforeEach
    void mapTheNetwork() {
        map("physnet1:br-ex");
        Await.until("the bridge of the network", () -> hv1.vsctl("port-to-br", "patch-ln0-to-br-int"), "br-ex"::equals);
        awaitPatchPorts(PAIR);
    }

    @Test
    void aPairOfPortsConnectsTheBridges() {
        assertThat(hv1.vsctl("port-to-br", "patch-br-int-to-ln0")).isEqualTo("br-int");
        assertThat(hv1.vsctl("port-to-br", "patch-ln0-to-br-int")).isEqualTo("br-ex");
        assertThat(hv1.vsctl("get", "Interface", "patch-br-int-to-ln0", "options"))
                .isEqualTo("{peer=patch-ln0-to-br-int}");
        assertThat(hv1.vsctl("get", "Port", "patch-ln0-to-br-int", "external_ids"))
                .isEqualTo("{ovn-localnet-port=ln0}");
    }

    @Test
    void thePairFollowsTheMapping() {
        map("physnet1:br-other");
        Await.until("the other bridge", () -> hv1.vsctl("port-to-br", "patch-ln0-to-br-int"), "br-other"::equals);
        awaitPatchPorts(PAIR);

        hv1.vsctl("--no-wait", "remove", "Open_vSwitch", ".", "external_ids", "ovn-bridge-mappings");
        daemon.awaitLine("patch|INFO|bridge not found for localnet port 'ln0' with network name 'physnet1'; skipping");
        awaitPatchPorts("");
    }

    @Test
    void aBridgeThatIsMissingIsSaid() {
        map("physnet1:br-none");
        daemon.awaitTrouble("patch|WARN|Bridge 'br-none' not found for network 'physnet1'");
        awaitPatchPorts("");
        hv1.vsctl("add-br", "br-none");
        awaitPatchPorts(PAIR);
        hv1.vsctl("del-br", "br-none");
        awaitPatchPorts("");
    }

    @Test
    void withoutAPortOfTheSwitchThereIsNothingToConnect() {
        LocalPorts ports = new LocalPorts(hv1);
        ports.remove("vif0");
        awaitPatchPorts("");
        ports.addFor("lp0", "vif0");
        awaitPatchPorts(PAIR);
        logicalSwitch.awaitUp("lp0", "hv1");
    }

    @Test
    void portsOfOthersAreLeftAlone() {
        hv1.vsctl(
                "add-port",
                "br-ex",
                "byhand",
                "--",
                "set",
                "Interface",
                "byhand",
                "type=patch",
                "options:peer=nothing");
        map("physnet1:br-other");
        Await.until("the other bridge", () -> hv1.vsctl("port-to-br", "patch-ln0-to-br-int"), "br-other"::equals);
        assertThat(hv1.vsctl("port-to-br", "byhand")).isEqualTo("br-ex");
        hv1.vsctl("del-port", "byhand");
    }

    @Test
    void aRestartTouchesNothing() {
        String before = uuids();
        daemon.exit("--restart");
        daemon.controller().start();
        daemon.awaitChassis();
        logicalSwitch.sync();
        assertThat(uuids()).isEqualTo(before);
    }

    private String uuids() {
        return hv1.vsctl("get", "Port", "patch-br-int-to-ln0", "_uuid")
                + hv1.vsctl("get", "Port", "patch-ln0-to-br-int", "_uuid");
    }

    private void map(String mappings) {
        hv1.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-bridge-mappings=\"" + mappings + "\"");
    }

    private void awaitPatchPorts(String names) {
        Await.until("the patch ports " + names.replace('\n', ' '), this::patchPorts, names::equals);
    }

    private String patchPorts() {
        return hv1.vsctl("--no-wait", "--bare", "--columns=name", "find", "Interface", "type=patch")
                .lines()
                .filter(line -> line.startsWith("patch-"))
                .sorted()
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }
}
