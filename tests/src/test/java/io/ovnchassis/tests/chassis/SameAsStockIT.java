package io.ovnchassis.tests.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the stock ovn-controller makes on one host, this daemon makes on another, as far as both releases agree. */
class SameAsStockIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1", "hv2");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private static final List<String> HOSTS = List.of("hv1", "hv2");

    private final Central central = deployment.central();

    @BeforeAll
    static void connectASwitchWithANetworkOnBothHosts() {
        Central central = deployment.central();
        deployment.hypervisor("hv2").startController(Path.of("ovn-controller"), "-vsyslog:off");
        LogicalSwitch logicalSwitch = LogicalSwitch.create(central, "sw0");
        central.nbctl("lsp-add", "sw0", "ln0", "--", "lsp-set-type", "ln0", "localnet");
        central.nbctl("lsp-set-options", "ln0", "network_name=physnet1");
        for (String host : HOSTS) {
            Hypervisor hypervisor = deployment.hypervisor(host);
            hypervisor.vsctl("del-br", "br-int", "--", "add-br", "br-ex");
            hypervisor.vsctl(
                    "--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-bridge-mappings=physnet1:br-ex");
            hypervisor.vsctl("wait-until", "Bridge", "br-int", "fail_mode=secure");
            logicalSwitch.add("lp-" + host);
            new LocalPorts(hypervisor).addFor("lp-" + host, "vif0");
            logicalSwitch.awaitUp("lp-" + host, host);
        }
        central.sbctl("chassis-add", "compute-9", "geneve", "127.0.0.99");
        logicalSwitch.sync();
        for (String host : HOSTS) {
            Await.until(
                    "patch and tunnel ports on " + host,
                    () -> deployment.hypervisor(host).vsctl("--bare", "--columns=name", "list", "Interface"),
                    names -> names.contains("patch-ln0-to-br-int") && names.contains("ovn-comput-0"));
        }
    }

    @Test
    void theIntegrationBridgeIsTheSame() {
        for (String column : List.of("fail_mode", "other_config:disable-in-band")) {
            assertSame("get", "Bridge", "br-int", column);
        }
        assertSame("get", "Interface", "br-int", "type");
    }

    @Test
    void thePatchPortsAreTheSame() {
        for (String name : List.of("patch-br-int-to-ln0", "patch-ln0-to-br-int")) {
            assertSame("port-to-br", name);
            assertSame("get", "Port", name, "external_ids");
            assertSame("get", "Interface", name, "type", "options", "external_ids");
        }
        assertSame("list-ports", "br-ex");
    }

    @Test
    void theTunnelToAThirdChassisIsTheSame() {
        for (String column : List.of("type", "options:key", "options:remote_ip", "bfd", "other_config")) {
            assertSame("get", "Interface", "ovn-comput-0", column);
        }
    }

    @Test
    void eachLeadsToTheOther() {
        assertThat(options("hv1", "ovn-hv2-0")).contains("key=flow", "csum=\"true\"");
        assertThat(options("hv2", "ovn-hv1-0")).contains("key=flow", "csum=\"true\"");
    }

    @Test
    void theRowsOfTheChassisAreTheSame() {
        for (String key : List.of(
                "ovn-bridge-mappings",
                "ovn-cms-options",
                "ovn-chassis-mac-mappings",
                "ovn-monitor-all",
                "ovn-enable-lflow-cache",
                "is-interconn",
                "iface-types",
                "mac-binding-timestamp")) {
            assertThat(central.sbctl("get", "Chassis", "hv1", "other_config:" + key))
                    .as(key)
                    .isEqualTo(central.sbctl("get", "Chassis", "hv2", "other_config:" + key));
        }
        assertThat(central.sbctl("get", "Chassis_Private", "hv1", "nb_cfg"))
                .isEqualTo(central.sbctl("get", "Chassis_Private", "hv2", "nb_cfg"));
    }

    private static String options(String host, String tunnel) {
        return deployment.hypervisor(host).vsctl("get", "Interface", tunnel, "options");
    }

    private static void assertSame(String... command) {
        assertThat(deployment.hypervisor("hv1").vsctl(command))
                .as(String.join(" ", command))
                .isEqualTo(deployment.hypervisor("hv2").vsctl(command));
    }
}
