package io.ovnchassis.tests.encaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every other chassis has its tunnel, for as long as it is there. */
class TunnelsIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");

    @BeforeEach
    void registerAnotherChassis() {
        if (!daemon.controller().process().isAlive()) {
            daemon.controller().start();
        }
        daemon.awaitChassis();
        central.sbctl("--may-exist", "chassis-add", "hv7", "geneve", "127.0.0.7");
        awaitTunnels("ovn-hv7-0");
    }

    @AfterEach
    void removeOtherChassis() {
        central.sbctl("--if-exists", "chassis-del", "hv7", "--", "--if-exists", "chassis-del", "hv8");
        for (String key : new String[] {"ovn-encap-tos", "ovn-enable-flow-based-tunnels"}) {
            hv1.vsctl("--no-wait", "remove", "Open_vSwitch", ".", "external_ids", key);
        }
        awaitTunnels("");
    }

    @Test
    void aTunnelLeadsToEachOtherChassis() {
        assertThat(cell("ovn-hv7-0", "type")).isEqualTo("geneve");
        assertThat(cell("ovn-hv7-0", "options"))
                .isEqualTo("{csum=\"true\", key=flow, local_ip=\"127.0.0.1\", remote_ip=\"127.0.0.7\"}");
        assertThat(hv1.vsctl("get", "Port", "ovn-hv7-0", "external_ids"))
                .isEqualTo("{ovn-chassis-id=\"hv7@127.0.0.7%127.0.0.1\"}");
        Await.until("an OpenFlow port", () -> cell("ovn-hv7-0", "ofport"), ofport -> ofport.matches("[1-9][0-9]*"));

        central.sbctl("chassis-add", "hv8", "geneve,vxlan", "127.0.0.8");
        awaitTunnels("ovn-hv7-0\novn-hv8-0");
        assertThat(cell("ovn-hv8-0", "type")).isEqualTo("geneve");

        central.sbctl("chassis-del", "hv8");
        awaitTunnels("ovn-hv7-0");
    }

    @Test
    void oneChangedChassisTouchesNoOtherTunnel() {
        central.sbctl("chassis-add", "hv8", "geneve", "127.0.0.8");
        awaitTunnels("ovn-hv7-0\novn-hv8-0");
        String other = hv1.vsctl("get", "Port", "ovn-hv8-0", "_uuid");
        String changed = hv1.vsctl("get", "Port", "ovn-hv7-0", "_uuid");

        String encap = central.sbctl("--bare", "--columns=_uuid", "find", "Encap", "ip=127.0.0.7");
        central.sbctl("set", "Encap", encap, "options:csum=false");

        Await.until("the new option", () -> cell("ovn-hv7-0", "options"), text -> text.contains("csum=\"false\""));
        assertThat(hv1.vsctl("get", "Port", "ovn-hv7-0", "_uuid")).isNotEqualTo(changed);
        assertThat(hv1.vsctl("get", "Port", "ovn-hv8-0", "_uuid")).isEqualTo(other);
    }

    @Test
    void tunnelsFollowTheConfigurationAndTheirKind() {
        hv1.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-encap-tos=inherit");
        Await.until("the new option", () -> cell("ovn-hv7-0", "options"), text -> text.contains("tos=inherit"));

        hv1.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-enable-flow-based-tunnels=true");
        awaitTunnels("ovn-geneve");
        assertThat(cell("ovn-geneve", "options")).contains("local_ip=flow", "remote_ip=flow", "tos=inherit");

        hv1.vsctl("--no-wait", "remove", "Open_vSwitch", ".", "external_ids", "ovn-enable-flow-based-tunnels");
        awaitTunnels("ovn-hv7-0");
    }

    @Test
    void tunnelsOutliveARestartAndEndWithAnExit() {
        String before = hv1.vsctl("get", "Port", "ovn-hv7-0", "_uuid");
        daemon.exit("--restart");
        assertThat(tunnels()).isEqualTo("ovn-hv7-0");
        daemon.controller().start();
        central.nbctl("--wait=hv", "--timeout=20", "sync");
        assertThat(hv1.vsctl("get", "Port", "ovn-hv7-0", "_uuid")).isEqualTo(before);
        assertThat(hv1.vsctl("get", "Open_vSwitch", ".", "other_config:ovn-chassis-idx-hv1"))
                .isEqualTo("\"\"");

        daemon.exit();
        assertThat(tunnels()).isEmpty();
        assertThat(hv1.vsctl("get", "Open_vSwitch", ".", "other_config")).doesNotContain("ovn-chassis-idx");
    }

    private String cell(String tunnel, String column) {
        return hv1.vsctl("--if-exists", "get", "Interface", tunnel, column);
    }

    private void awaitTunnels(String names) {
        Await.until("the tunnels " + names.replace('\n', ' '), this::tunnels, names::equals);
    }

    /** Their names, in order, one in a line. */
    private String tunnels() {
        return hv1.vsctl("--no-wait", "--bare", "--columns=name", "find", "Interface", "type=geneve")
                .lines()
                .filter(line -> !line.isEmpty())
                .sorted()
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }
}
