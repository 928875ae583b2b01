package io.ovnchassis.tests.plugging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of a port that one chassis plugs, from the request to its end. */
class PluggingIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private static final String SWITCH = "sw0";

    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private final LogicalSwitch logicalSwitch = new LogicalSwitch(deployment.central(), SWITCH);
    private final LocalPorts ports = new LocalPorts(hv1);

    @BeforeAll
    static void createTheSwitch() {
        LogicalSwitch.create(deployment.central(), SWITCH);
        daemon.awaitChassis();
    }

    @Test
    void aRequestedPortIsPluggedClaimedAndUp() {
        logicalSwitch.request("plain", "hv1", "vif-plug-mtu-request=1400");
        deployment.central().nbctl("lsp-set-addresses", "plain", "f0:00:00:00:00:01 172.16.0.101");

        awaitUp("plain");

        assertThat(hv1.vsctl(
                        "--format=csv",
                        "--no-headings",
                        "--columns=type,options,mtu_request,mtu",
                        "find",
                        "Interface",
                        "name=plain"))
                .isEqualTo("internal,{vif-plug-dummy-option=value},1400,1400");
        assertThat(ports.cell("plain", "external_ids"))
                .matches("iface-id=plain ovn-installed=true ovn-installed-ts=[0-9]{13} ovn-plugged=dummy");
        assertThat(hv1.vsctl("iface-to-br", "plain")).isEqualTo("br-int");
        assertThat(hv1.vsctl("get", "Port", "plain", "interfaces")).isEqualTo("[" + ports.uuid("plain") + "]");
        assertThat(daemon.log().linesAbout("plain"))
                .startsWith("vif_plug|INFO|Plugging port plain into br-int for lport plain on this chassis.")
                .containsOnlyOnce("binding|INFO|Claiming lport plain for this chassis.")
                .contains(
                        "binding|INFO|Setting lport plain ovn-installed in OVS",
                        "binding|INFO|Setting lport plain up in Southbound");
    }

    @Test
    void theClaimIsLoggedWithTheAddressesOfThePort() {
        deployment
                .central()
                .nbctl("lsp-add", SWITCH, "addr", "--", "lsp-set-addresses", "addr", "f0:00:00:00:00:02 172.16.0.102");

        logicalSwitch.setOptions("addr", "requested-chassis=hv1", "vif-plug-type=dummy");

        awaitUp("addr");
        assertThat(daemon.log().linesAbout("addr"))
                .startsWith(
                        "vif_plug|INFO|Plugging port addr into br-int for lport addr on this chassis.",
                        "binding|INFO|Claiming lport addr for this chassis.",
                        "binding|INFO|addr: Claiming f0:00:00:00:00:02 172.16.0.102")
                // These two databases take no notice of each other: one of them may be busy with a zone, say.
                .contains(
                        "binding|INFO|Setting lport addr ovn-installed in OVS",
                        "binding|INFO|Setting lport addr up in Southbound")
                .hasSize(5);
    }

    @Test
    void theMtuFollowsTheRequest() {
        plug("mtu", "vif-plug-mtu-request=1400");
        String uuid = ports.uuid("mtu");

        logicalSwitch.setOption("mtu", "vif-plug-mtu-request", "1300");
        ports.awaitCell("mtu", "mtu_request", "1300");
        ports.awaitCell("mtu", "mtu", "1300");

        logicalSwitch.removeOption("mtu", "vif-plug-mtu-request");
        ports.awaitCell("mtu", "mtu_request", "");

        logicalSwitch.setOption("mtu", "vif-plug-mtu-request", "1200");
        ports.awaitCell("mtu", "mtu_request", "1200");

        logicalSwitch.setOption("mtu", "vif-plug-mtu-request", "0");
        ports.awaitCell("mtu", "mtu_request", "");
        assertThat(ports.uuid("mtu")).isEqualTo(uuid);
        assertThat(logicalSwitch.binding("mtu", "up")).isEqualTo("true");
    }

    @Test
    void aPortThatIsRequestedElsewhereIsUnplugged() {
        plug("moved");

        logicalSwitch.setOption("moved", "requested-chassis", "non-existent-chassis");

        ports.awaitGone("moved");
        logicalSwitch.awaitDown("moved");
        assertThat(hv1.vsctl("--bare", "--columns=name", "find", "Port", "name=moved"))
                .isEmpty();
        assertThat(daemon.log().linesAbout("moved"))
                .contains(
                        "vif_plug|INFO|Unplugging port moved from br-int for iface-id moved on this chassis.",
                        "binding|INFO|Releasing lport moved from this chassis (sb_readonly=0)",
                        "binding|INFO|Setting lport moved down in Southbound")
                .containsOnlyOnce(
                        "vif_plug|INFO|Unplugging port moved from br-int for iface-id moved on this chassis.");
    }

    @Test
    void aDeletedPortIsUnplugged() {
        plug("deleted");

        logicalSwitch.delete("deleted");

        ports.awaitGone("deleted");
        assertThat(hv1.vsctl("--bare", "--columns=name", "find", "Port", "name=deleted"))
                .isEmpty();
        assertThat(daemon.log().linesAbout("deleted"))
                .containsOnlyOnce(
                        "vif_plug|INFO|Unplugging port deleted from br-int for iface-id deleted on this chassis.");
    }

    @Test
    void aPortThatIsDeletedAndAddedAgainIsPluggedAgain() {
        plug("again");
        String uuid = ports.uuid("again");

        logicalSwitch.delete("again");
        ports.awaitGone("again");
        logicalSwitch.request("again", "hv1");

        awaitUp("again");
        assertThat(ports.uuid("again")).isNotEqualTo(uuid);
    }

    @Test
    void aPortThatIsDeletedAndAddedAtOnceKeepsItsInterface() {
        plug("replaced");
        String uuid = ports.uuid("replaced");

        deployment
                .central()
                .nbctl(
                        "lsp-del",
                        "replaced",
                        "--",
                        "lsp-add",
                        SWITCH,
                        "replaced",
                        "--",
                        "lsp-set-options",
                        "replaced",
                        "requested-chassis=hv1",
                        "vif-plug-type=dummy",
                        "vif-plug-mtu-request=1300");

        ports.awaitCell("replaced", "mtu_request", "1300");
        awaitUp("replaced");
        assertThat(ports.uuid("replaced")).isEqualTo(uuid);
    }

    @Test
    void theNameOfALongLogicalPortIsCutToFifteenCharacters() {
        String name = "a-very-long-logical-port";

        logicalSwitch.request(name, "hv1");

        logicalSwitch.awaitUp(name, "hv1");
        assertThat(ports.namesFor(name)).containsExactly("a-very-long-log");
        assertThat(daemon.log().lines())
                .contains("vif_plug|INFO|Plugging port a-very-long-log into br-int for lport " + name
                        + " on this chassis.");

        logicalSwitch.delete(name);
        ports.awaitGone("a-very-long-log");
    }

    @Test
    void anUnknownTypeIsWarnedAboutOnceAndMended() {
        logicalSwitch.add("untyped", "requested-chassis=hv1", "vif-plug-type=vendor");
        daemon.awaitTrouble("vif_plug|WARN|Unable to open VIF plug provider for vif-plug-type: 'vendor' lport untyped");
        assertThat(ports.namesFor("untyped")).isEmpty();

        logicalSwitch.setOption("untyped", "vif-plug-type", "dummy");

        awaitUp("untyped");
        assertThat(daemon.log().linesWith("'vendor' lport untyped")).hasSize(1);
    }

    @Test
    void aPortThatIsNoVifIsNotPlugged() {
        logicalSwitch.request("localport", "hv1");
        awaitUp("localport");

        deployment.central().nbctl("lsp-add", SWITCH, "ln", "--", "lsp-set-type", "ln", "localport");
        logicalSwitch.setOptions("ln", "requested-chassis=hv1", "vif-plug-type=dummy");
        logicalSwitch.sync();

        plug("after-localport");
        assertThat(ports.namesFor("ln")).isEmpty();
    }

    private void plug(String port, String... options) {
        logicalSwitch.request(port, "hv1", options);
        awaitUp(port);
    }

    private void awaitUp(String port) {
        logicalSwitch.awaitUp(port, "hv1");
        ports.awaitInstalled(port);
    }
}
