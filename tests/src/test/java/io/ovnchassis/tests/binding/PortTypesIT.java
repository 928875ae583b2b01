package io.ovnchassis.tests.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ports of every type are claimed by whom they belong to, and released when that ends. */
class PortTypesIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private static final String SWITCH = "sw0";
    private static final String SEPARATOR = "-".repeat(40);

    private final Central central = deployment.central();
    private final LogicalSwitch logicalSwitch = new LogicalSwitch(central, SWITCH);
    private final LocalPorts ports = new LocalPorts(deployment.hypervisor("hv1"));

    @BeforeAll
    static void createTheSwitch() {
        LogicalSwitch.create(deployment.central(), SWITCH);
        daemon.awaitChassis();
    }

    private void addPort(String name, String type, String... options) {
        central.nbctl("lsp-add", SWITCH, name, "--", "lsp-set-type", name, type);
        if (options.length > 0) {
            logicalSwitch.setOptions(name, options);
        }
    }

    private void awaitBinding(String port, String column, String value) {
        Await.until(column + " of " + port, () -> logicalSwitch.binding(port, column), value::equals);
    }

    private void awaitClaimed(String port) {
        Await.until(port + " to be claimed", () -> logicalSwitch.chassisOf(port), "hv1"::equals);
    }

    private void awaitReleased(String port) {
        Await.until(port + " to be released", () -> logicalSwitch.chassisOf(port), String::isEmpty);
    }

    private void setBinding(String port, String... settings) {
        String uuid = logicalSwitch.binding(port, "_uuid");
        List<String> command = new ArrayList<>(List.of("set", "Port_Binding", uuid));
        command.addAll(List.of(settings));
        central.sbctl(command.toArray(String[]::new));
    }

    /** What the daemon says about one local binding. */
    private static String localBinding(String name) {
        String dump = daemon.appctl("debug/dump-local-bindings");
        return List.of(dump.split(SEPARATOR)).stream()
                .map(block -> block.replace("Local bindings:", "").strip())
                .filter(block -> block.startsWith("name: [" + name + "]"))
                .findFirst()
                .orElse("");
    }

    @Test
    void aContainerGoesWithItsParent() {
        logicalSwitch.add("vm");
        central.nbctl("lsp-add", SWITCH, "box", "vm", "17");
        ports.addFor("vm", "vif-vm");
        logicalSwitch.awaitUp("vm", "hv1");
        logicalSwitch.awaitUp("box", "hv1");
        assertThat(localBinding("vm")).isEqualTo("""
                        name: [vm], OVS interface name : [vif-vm], num binding lports : [2]
                        primary lport : [vm]
                        child lport[1] : [box], type : [CONTAINER]""");

        ports.remove("vif-vm");
        logicalSwitch.awaitDown("vm");
        logicalSwitch.awaitDown("box");
        assertThat(localBinding("vm")).contains("OVS interface name : [NULL], num binding lports : [2]");
        logicalSwitch.delete("box");
        logicalSwitch.delete("vm");
    }

    @Test
    void aVirtualPortIsReleasedWithItsParent() {
        logicalSwitch.add("owner");
        ports.addFor("owner", "vif-owner");
        logicalSwitch.awaitUp("owner", "hv1");
        addPort("vip", "virtual", "virtual-ip=10.0.0.10", "virtual-parents=owner");
        setBinding("vip", "virtual_parent=owner");
        logicalSwitch.awaitUp("vip", "hv1");
        assertThat(localBinding("owner")).contains("child lport[1] : [vip], type : [VIRTUAL]");

        ports.remove("vif-owner");
        awaitReleased("vip");
        awaitBinding("vip", "virtual_parent", "");
        awaitBinding("vip", "up", "false");
    }

    @Test
    void aPortThatBecomesOneOfAnotherTypeIsReleasedAndTheOtherWayRound() {
        logicalSwitch.add("fickle");
        ports.addFor("fickle", "vif-fickle");
        for (String type : new String[] {"localport", "external", "virtual", "remote"}) {
            logicalSwitch.awaitUp("fickle", "hv1");
            central.nbctl("lsp-set-type", "fickle", type);
            awaitReleased("fickle");
            Await.until("the mark to go", () -> ports.isInstalled("vif-fickle"), installed -> !installed);
            central.nbctl("lsp-set-type", "fickle", "");
        }
        logicalSwitch.awaitUp("fickle", "hv1");
    }

    @Test
    void aGatewayToASwitchIsWhereItsOptionSays() {
        addPort("l2gw", "l2gateway", "network_name=physnet1", "l2gateway-chassis=hv1");
        awaitClaimed("l2gw");
        logicalSwitch.setOption("l2gw", "l2gateway-chassis", "elsewhere");
        awaitReleased("l2gw");
        logicalSwitch.delete("l2gw");
        daemon.expectTrouble("bridge not found for l2gateway port");
    }

    @Test
    void aGatewayRouterIsWhereItsOptionSaysWithAllThatIsConnectedToIt() {
        central.nbctl("lr-add", "gr0", "--", "set", "Logical_Router", "gr0", "options:chassis=hv1");
        central.nbctl("ls-add", "sw-gr", "--", "lrp-add", "gr0", "gr0-sw", "00:00:00:00:ff:01", "10.1.0.1/24");
        addRouterPort("sw-gr", "sw-gr0", "gr0-sw");
        awaitClaimed("gr0-sw");
        awaitClaimed("sw-gr0");
        Await.until(
                "the datapaths to be local", PortTypesIT::localDatapaths, dump -> dump.contains("Datapath: sw-gr,"));
        assertThat(localDatapaths()).contains("Datapath: gr0, type: router", "Datapath: sw-gr, type: switch");
        assertThat(daemon.appctl("debug/dump-peer-ports"))
                .contains("dp gr0 : local = gr0-sw, remote = sw-gr0", "dp sw-gr : local = sw-gr0, remote = gr0-sw");

        central.nbctl("set", "Logical_Router", "gr0", "options:chassis=elsewhere");
        awaitReleased("gr0-sw");
        Await.until("the datapaths to be gone", PortTypesIT::localDatapaths, dump -> !dump.contains("Datapath: gr0,"));
    }

    private void addRouterPort(String datapath, String name, String peer) {
        central.nbctl(
                "lsp-add",
                datapath,
                name,
                "--",
                "lsp-set-type",
                name,
                "router",
                "--",
                "lsp-set-options",
                name,
                "router-port=" + peer,
                "--",
                "lsp-set-addresses",
                name,
                "router");
    }

    private static String localDatapaths() {
        return daemon.appctl("debug/dump-local-datapaths");
    }

    @Test
    void aDistributedGatewayPortIsClaimedByItsOnlyGateway() {
        central.nbctl("lr-add", "lr1", "--", "ls-add", "sw-out");
        central.nbctl("lrp-add", "lr1", "lr1-out", "00:00:00:00:ff:02", "10.2.0.1/24");
        addRouterPort("sw-out", "sw-out-lr1", "lr1-out");
        central.nbctl("lrp-set-gateway-chassis", "lr1-out", "hv1", "20");
        awaitClaimed("cr-lr1-out");
        Await.until("the router to be local", PortTypesIT::localDatapaths, dump -> dump.contains("Datapath: lr1,"));
        assertThat(daemon.appctl("debug/dump-related-ports").lines()).contains("cr-lr1-out", "lr1-out", "sw-out-lr1");

        central.nbctl("lrp-del-gateway-chassis", "lr1-out", "hv1");
        Await.until("the router to be gone", PortTypesIT::localDatapaths, dump -> !dump.contains("Datapath: lr1,"));
        assertThat(daemon.appctl("inc-engine/verify")).isEqualTo("incremental and recomputed results are the same");
    }

    @Test
    void anExternalPortIsClaimedByTheGatewayOfItsGroup() {
        central.nbctl("ha-chassis-group-add", "group1", "--", "ha-chassis-group-add-chassis", "group1", "hv1", "10");
        addPort("outside", "external");
        String group = central.nbctl("--bare", "--columns=_uuid", "find", "HA_Chassis_Group", "name=group1");
        central.nbctl("set", "Logical_Switch_Port", "outside", "ha_chassis_group=" + group);
        awaitClaimed("outside");
        central.nbctl("clear", "Logical_Switch_Port", "outside", "ha_chassis_group");
        awaitReleased("outside");
    }

    @Test
    void anAdditionalChassisJoinsAndBecomesTheMainOneAndLeaves() {
        central.sbctl("chassis-add", "elsewhere", "geneve", "127.0.0.9");
        logicalSwitch.add("moving", "requested-chassis=elsewhere,hv1");
        ports.addFor("moving", "vif-moving");
        String us = central.sbctl("--bare", "--columns=_uuid", "find", "Chassis", "name=hv1");
        awaitBinding("moving", "additional_chassis", us);
        ports.awaitInstalled("vif-moving");
        assertThat(logicalSwitch.binding("moving", "chassis")).isEmpty();
        assertThat(logicalSwitch.binding("moving", "up")).isEqualTo("false");

        logicalSwitch.setOption("moving", "requested-chassis", "hv1");
        logicalSwitch.awaitUp("moving", "hv1");
        awaitBinding("moving", "additional_chassis", "");
        logicalSwitch.setOption("moving", "requested-chassis", "elsewhere,hv1");
        awaitBinding("moving", "additional_chassis", us);
        awaitReleased("moving");

        logicalSwitch.setOption("moving", "requested-chassis", "elsewhere");
        awaitBinding("moving", "additional_chassis", "");
        Await.until("the mark to go", () -> ports.isInstalled("vif-moving"), installed -> !installed);
        assertThat(daemon.log().linesAbout("moving"))
                .contains(
                        "binding|INFO|Claiming lport moving for this additional chassis.",
                        "binding|INFO|Releasing lport moving from this additional chassis.");
    }
}
