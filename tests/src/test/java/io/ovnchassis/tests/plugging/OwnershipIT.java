package io.ovnchassis.tests.plugging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose an interface is: what plugging puts right, what it removes, and what it never touches. */
class OwnershipIT {
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
    void anInterfaceWhosePortIsUnknownIsUnplugged() {
        ports.add("orphan");

        ports.set("orphan", "external_ids:ovn-plugged=dummy", "external_ids:iface-id=no-such-port");

        ports.awaitGone("orphan");
        assertThat(daemon.log().linesAbout("orphan"))
                .containsExactly(
                        "vif_plug|INFO|Unplugging port orphan from br-int for iface-id no-such-port on this chassis.");
    }

    @Test
    void anInterfaceWithOneOfTheTwoMarksIsLeftAlone() {
        ports.add("mark1", "external_ids:ovn-plugged=dummy");
        ports.add("mark2", "external_ids:iface-id=no-such-port-2");

        awaitAnotherPass();

        assertThat(ports.uuid("mark1")).isNotEmpty();
        assertThat(ports.uuid("mark2")).isNotEmpty();
    }

    @Test
    void anInterfaceOfAProviderThatWeDoNotHaveIsLeftAloneWithAWarning() {
        ports.add("strange", "external_ids:ovn-plugged=vendor", "external_ids:iface-id=no-such-port-4");

        daemon.awaitTrouble("Unable to open VIF plug provider for vif-plug-type vendor iface-id no-such-port-4");

        assertThat(ports.uuid("strange")).isNotEmpty();
        ports.remove("strange");
    }

    @Test
    void anInterfaceThatSomebodyElseMadeForThePortIsLeftAloneWithAWarning() {
        ports.addFor("foreign", "vif3");
        logicalSwitch.add("foreign", "requested-chassis=hv1");
        logicalSwitch.awaitUp("foreign", "hv1");
        String uuid = ports.uuid("vif3");
        ports.awaitInstalled("vif3");
        String ids = ports.cell("vif3", "external_ids");

        logicalSwitch.setOptions(
                "foreign", "requested-chassis=hv1", "vif-plug-type=dummy", "vif-plug-mtu-request=1400");

        daemon.awaitTrouble(
                "vif_plug|WARN|CMS requested plugging of lport foreign, but a port that is not maintained by"
                        + " OVN already exsist in local vSwitch: " + uuid);
        assertThat(ports.namesFor("foreign")).containsExactly("vif3");
        assertThat(ports.cell("vif3", "external_ids")).isEqualTo(ids);
        assertThat(ports.cell("vif3", "mtu_request")).isEmpty();
        logicalSwitch.delete("foreign");
        Await.until("the interface to be unmarked", () -> !ports.isInstalled("vif3"));
        assertThat(ports.uuid("vif3")).isEqualTo(uuid);
    }

    @Test
    void whatSomebodyElseAddsToAPluggedInterfaceStays() {
        plug("added");

        ports.set("added", "options:foreign=1", "external_ids:vm-id=42");
        ports.set("added", "mtu_request=1300");

        ports.awaitCell("added", "mtu_request", "");
        assertThat(ports.cell("added", "options")).isEqualTo("foreign=1 vif-plug-dummy-option=value");
        assertThat(ports.cell("added", "external_ids")).contains("vm-id=42");
    }

    @Test
    void whatSomebodyElseChangesOfAPluggedInterfaceIsPutBack() {
        plug("edited", "vif-plug-mtu-request=1400");
        String uuid = ports.uuid("edited");

        ports.set("edited", "mtu_request=1300");
        ports.awaitCell("edited", "mtu_request", "1400");

        ports.set("edited", "mtu_request=[]");
        ports.awaitCell("edited", "mtu_request", "1400");

        ports.set("edited", "options:vif-plug-dummy-option=other");
        ports.awaitCell("edited", "options", "vif-plug-dummy-option=value");

        ports.unset("edited", "options", "vif-plug-dummy-option");
        ports.awaitCell("edited", "options", "vif-plug-dummy-option=value");

        ports.set("edited", "type=\"\"");
        ports.awaitCell("edited", "type", "internal");
        assertThat(ports.uuid("edited")).isEqualTo(uuid);
    }

    @Test
    void anInterfaceOfAProviderThatIsNotThereIsLeftAloneAndNamed() {
        plug("orphaned");
        String uuid = ports.uuid("orphaned");

        ports.set("orphaned", "external_ids:ovn-plugged=nosuch");

        Await.until(
                "the provider to be named",
                () -> daemon.appctl("port/explain", "orphaned"),
                text -> text.startsWith("orphaned: failed at provider") && text.contains("nosuch"));
        assertThat(ports.uuid("orphaned")).isEqualTo(uuid);

        ports.set("orphaned", "external_ids:ovn-plugged=dummy");
        Await.until(
                "the port to be plugged as before",
                () -> daemon.appctl("port/explain", "orphaned"),
                text -> text.startsWith("orphaned: up"));
        assertThat(ports.uuid("orphaned")).isEqualTo(uuid);
    }

    @Test
    void aPluggedInterfaceThatSomebodyRemovesIsPluggedAgain() {
        plug("removed");
        String uuid = ports.uuid("removed");

        ports.remove("removed");

        Await.until("another interface", () -> ports.uuid("removed"), now -> !now.isEmpty() && !now.equals(uuid));
        awaitUp("removed");
    }

    @Test
    void anInterfaceOfAnotherBridgeIsLeftAlone() {
        hv1.vsctl("add-br", "br-other", "--", "add-port", "br-other", "away");
        ports.set("away", "type=internal", "external_ids:ovn-plugged=dummy", "external_ids:iface-id=no-such-port-5");

        awaitAnotherPass();

        assertThat(ports.uuid("away")).isNotEmpty();
        assertThat(daemon.log().linesAbout("away")).isEmpty();
    }

    @Test
    void allInterfacesThatArePluggedForAPortAreUnplugged() {
        plug("double");
        ports.add("double2", "external_ids:ovn-plugged=dummy", "external_ids:iface-id=double");
        daemon.awaitTrouble("Invalid configuration: iface-id is configured on interfaces : [double] and [double2].");

        logicalSwitch.setOption("double", "requested-chassis", "non-existent-chassis");

        ports.awaitGone("double");
        ports.awaitGone("double2");
    }

    @Test
    void anInterfaceThatSomebodyTookOverIsLeftAlone() {
        plug("taken", "vif-plug-mtu-request=1400");
        String uuid = ports.uuid("taken");

        daemon.expectTrouble("CMS requested plugging of lport taken, but a port that is not maintained by OVN");
        ports.unset("taken", "external_ids", "ovn-plugged");
        ports.set("taken", "mtu_request=1300");
        awaitAnotherPass();
        assertThat(ports.cell("taken", "mtu_request")).isEqualTo("1300");

        logicalSwitch.setOption("taken", "requested-chassis", "non-existent-chassis");
        logicalSwitch.awaitDown("taken");
        awaitAnotherPass();
        assertThat(ports.uuid("taken")).isEqualTo(uuid);
    }

    @Test
    void anInterfaceThatWasGivenToAnUnknownPortIsReplaced() {
        daemon.expectTrouble("Not plugging lport renamed: interface name renamed is already in use for lport no-such");
        plug("renamed");
        String uuid = ports.uuid("renamed");

        ports.set("renamed", "external_ids:iface-id=no-such-port-7");

        Await.until("another interface", () -> ports.uuid("renamed"), now -> !now.isEmpty() && !now.equals(uuid));
        awaitUp("renamed");
        assertThat(ports.namesFor("no-such-port-7")).isEmpty();
    }

    @Test
    void aPortWhoseInterfaceNameSomebodyHasIsPluggedOnceThatIsFree() {
        ports.add("busy");
        String uuid = ports.uuid("busy");

        daemon.expectTrouble("CMS requested plugging of lport busy, but a port that is not maintained by OVN already"
                + " exsist in local vSwitch: " + uuid);
        logicalSwitch.request("busy", "hv1");
        logicalSwitch.sync();

        assertThat(ports.cell("busy", "external_ids")).isEmpty();
        ports.remove("busy");
        awaitUp("busy");
        assertThat(ports.uuid("busy")).isNotEqualTo(uuid);
    }

    /** Returns when plugging has looked at whatever happened before, and had its way with it. */
    private void awaitAnotherPass() {
        ports.add("pass", "external_ids:ovn-plugged=dummy", "external_ids:iface-id=no-such-port-at-all");
        ports.awaitGone("pass");
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
