package io.ovnchassis.tests.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The integration bridge is as it has to be, whatever becomes of it. */
class BridgeIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private final Hypervisor hv1 = deployment.hypervisor("hv1");

    @Test
    void aMissingBridgeIsCreatedAsOvnNeedsIt() {
        daemon.awaitChassis();
        hv1.vsctl("del-br", "br-int");
        await("Bridge br-int fail_mode", "secure");

        assertThat(get("Bridge", "br-int", "other_config:disable-in-band")).isEqualTo("\"true\"");
        assertThat(get("Bridge", "br-int", "other_config:hwaddr")).matches("\"([0-9a-f]{2}:){5}[0-9a-f]{2}\"");
        assertThat(get("Bridge", "br-int", "datapath_type")).isEqualTo("system");
        assertThat(get("Interface", "br-int", "type")).isEqualTo("internal");
        await("Open_vSwitch . other_config:vlan-limit", "\"0\"");
        assertThat(get("Open_vSwitch", ".", "datapaths")).startsWith("{system=");
        Await.until(
                "the fields of the flow tables",
                () -> hv1.vsctl("--bare", "--columns=prefixes", "list", "Flow_Table"),
                "ip_dst ip_src ipv6_src"::equals);
        assertThat(get("Bridge", "br-int", "flow_tables")).startsWith("{0=").contains(", 254=");
    }

    @Test
    void aChangedFailModeAndDatapathTypeArePutRight() {
        await("Bridge br-int fail_mode", "secure");
        daemon.expectTrouble("Integration bridge fail-mode changed to 'secure'.");
        hv1.vsctl("--no-wait", "set-fail-mode", "br-int", "standalone");
        await("Bridge br-int fail_mode", "secure");

        hv1.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-bridge-datapath-type-hv1=netdev");
        await("Bridge br-int datapath_type", "netdev");
        hv1.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-bridge-datapath-type-hv1=system");
        await("Bridge br-int datapath_type", "system");
        hv1.vsctl("--no-wait", "remove", "Open_vSwitch", ".", "external_ids", "ovn-bridge-datapath-type-hv1");
    }

    private String get(String table, String row, String column) {
        return hv1.vsctl("get", table, row, column);
    }

    private void await(String cell, String value) {
        String[] part = cell.split(" ", -1);
        Await.until(
                cell + " " + value, () -> hv1.vsctl("--if-exists", "get", part[0], part[1], part[2]), value::equals);
    }
}
