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

/** An operator who mistypes what the chassis is to tell the others, or forgets it, and mends it. */
class BadChassisIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    /** Without a name on its command line, the chassis has that of {@code external_ids:system-id}. */
    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1").without("-n", "hv1");

    private static final String SWITCH = "sw0";

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private final LogicalSwitch logicalSwitch = new LogicalSwitch(central, SWITCH);
    private final LocalPorts ports = new LocalPorts(hv1);

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
    void anUnknownTypeOfTunnelIsSaidAndTheOthersAreUsed() {
        configure("ovn-encap-type=\"geneve,carrier-pigeon,vxlan\"");

        daemon.awaitLine("Unknown tunnel type: carrier-pigeon");
        Await.until("the known types", () -> encaps(), "geneve\nvxlan"::equals);
        assertThatAnotherPortGoesThrough("encap1");

        configure("ovn-encap-type=geneve");
        Await.until("the right type", () -> encaps(), "geneve"::equals);
        assertThat(daemon.log().linesWith("carrier-pigeon")).hasSize(1);
    }

    @Test
    void withoutAnyTunnelTheChassisStaysAsItWas() {
        String uuid = central.sbctl("get", "Chassis", "hv1", "_uuid");
        configure("ovn-encap-type=smoke-signals");

        daemon.awaitLine("Unknown tunnel type: smoke-signals");
        assertThatAnotherPortGoesThrough("encap2");
        logicalSwitch.sync();
        assertThat(central.sbctl("get", "Chassis", "hv1", "_uuid")).isEqualTo(uuid);

        configure("ovn-encap-type=vxlan");
        Await.until("the new type", () -> encaps(), "vxlan"::equals);
        configure("ovn-encap-type=geneve");
        Await.until("the usual type", () -> encaps(), "geneve"::equals);
    }

    @Test
    void otherJunkIsTakenAsItIsOrIgnored() {
        configure(
                "hostname=\"h\u00f6st with \\\"quotes\\\"\"",
                "ovn-transport-zones=\", ,tz1,,\"",
                "ovn-cms-options=\"" + "o".repeat(100_000) + "\"",
                "ovn-bridge-mappings=\":,:::\"",
                "ovn-cleanup-on-exit=perhaps",
                "ovn-encap-ip-default=10.9.8.7",
                "ovn-is-interconn=maybe",
                "ovn-no-such-key=1");

        daemon.awaitTrouble("chassis|ERR|Invalid ovn-bridge-mappings configuration: ':,:::'");
        daemon.awaitTrouble("chassis|WARN|ovn-encap-ip-default (10.9.8.7) must be one of the IPs in ovn-encap-ip.");
        assertThatAnotherPortGoesThrough("junk");
        assertThat(chassis("hostname")).isEqualTo("h\u00f6st with \"quotes\"");
        assertThat(chassis("transport_zones")).isEqualTo("tz1");
        assertThat(central.sbctl("get", "Chassis", "hv1", "other_config:ovn-cms-options"))
                .hasSize(100_000);
        assertThat(central.sbctl("get", "Chassis", "hv1", "other_config:is-interconn"))
                .isEqualTo("\"false\"");

        configure("hostname=hv1");
        for (String key : new String[] {
            "ovn-transport-zones",
            "ovn-cms-options",
            "ovn-bridge-mappings",
            "ovn-cleanup-on-exit",
            "ovn-encap-ip-default",
            "ovn-is-interconn",
            "ovn-no-such-key"
        }) {
            hv1.vsctl("--no-wait", "remove", "Open_vSwitch", ".", "external_ids", key);
        }
        Await.until("the usual host name", () -> chassis("hostname"), "hv1"::equals);
    }

    @Test
    void withoutANameItWaitsForOneAlsoFromTheStart() {
        String uuid = ports.uuid("always");
        hv1.vsctl("--no-wait", "remove", "Open_vSwitch", ".", "external_ids", "system-id");
        daemon.awaitTrouble("chassis|WARN|'system-id' in Open_vSwitch database is missing.");
        assertThat(daemon.log().linesWith("'system-id'")).hasSize(1);
        daemon.controller().restart();
        Await.until(
                "another warning", () -> daemon.log().linesWith("'system-id'").size() == 2);
        logicalSwitch.request("nameless", "hv1");
        assertThat(logicalSwitch.chassisOf("always")).isEqualTo("hv1");

        configure("system-id=hv1");

        awaitUp("nameless");
        assertThat(ports.uuid("always")).isEqualTo(uuid);
        assertThat(daemon.log().linesWith("'system-id'")).hasSize(2);
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

    private String chassis(String column) {
        return central.sbctl("--bare", "--columns=" + column, "find", "Chassis", "name=hv1");
    }

    /** The types of our end points, sorted. */
    private String encaps() {
        return String.join(
                "\n",
                central.sbctl("--bare", "--columns=type", "find", "Encap", "chassis_name=hv1")
                        .lines()
                        .filter(line -> !line.isEmpty())
                        .sorted()
                        .toList());
    }
}
