package io.ovnchassis.tests.plugging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Server;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The scenarios of OVN's own tests of VIF plugging, step by step and with what they look for in the log: those of
 * {@code tests/ovn.at}. What {@code ovn-vif-plug.at} tests of providers without a database is in
 * {@code ProviderRegistryTest} (a type that is taken, or unknown) and {@code DummyContractTest} (name, type, option).
 */
class UpstreamPluggingIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1", "hv2");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon1 = Daemon.on(deployment, "hv1");

    @Order(3)
    @RegisterExtension
    static final Daemon daemon2 = Daemon.on(deployment, "hv2");

    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private final Hypervisor hv2 = deployment.hypervisor("hv2");
    private final LogicalSwitch logicalSwitch = new LogicalSwitch(deployment.central(), "lsw0");
    private final LocalPorts ports1 = new LocalPorts(hv1);
    private final LocalPorts ports2 = new LocalPorts(hv2);

    @BeforeAll
    static void createTheSwitch() {
        LogicalSwitch.create(deployment.central(), "lsw0");
        daemon1.awaitChassis();
        daemon2.awaitChassis();
    }

    @AfterEach
    void goOn() {
        List.of(hv1.vswitchd(), hv2.vswitchd()).forEach(Server::resume);
    }

    /** {@code AT_SETUP([ovn-controller - VIF plugging])} */
    @Test
    void vifPlugging() {
        logicalSwitch.request("lsp1", "hv1", "vif-plug-mtu-request=420");
        logicalSwitch.request("lsp2", "hv2", "vif-plug-mtu-request=420");
        logicalSwitch.awaitUp("lsp1", "hv1");
        logicalSwitch.awaitUp("lsp2", "hv2");
        assertThat(ports1.cell("lsp1", "options")).isEqualTo("vif-plug-dummy-option=value");
        assertThat(ports1.cell("lsp1", "mtu_request")).isEqualTo("420");

        logicalSwitch.setOptions("lsp1", "requested-chassis=hv1", "vif-plug-type=dummy", "vif-plug-mtu-request=430");
        ports1.awaitCell("lsp1", "mtu_request", "430");

        ports1.set("lsp1", "mtu_request=440");
        ports1.awaitCell("lsp1", "mtu_request", "430");

        logicalSwitch.setOption("lsp1", "requested-chassis", "non-existent-chassis");
        ports1.awaitGone("lsp1");
        assertThat(daemon1.appctl("port/explain", "lsp1"))
                .startsWith("lsp1: failed at chassis")
                .contains("hint: set options:requested-chassis");

        assertThat(ports2.uuid("lsp2")).isNotEmpty();
        logicalSwitch.delete("lsp2");
        ports2.awaitGone("lsp2");
        assertThat(daemon2.appctl("port/explain", "lsp2"))
                .startsWith("lsp2: failed at port-binding")
                .contains("hint: add the logical switch port");

        ports2.add("vif1");
        ports2.set("vif1", "external_ids:ovn-plugged=dummy", "external_ids:iface-id=non-existing-lsp");
        ports2.awaitGone("vif1");

        ports2.addFor("lsp3", "vif3");
        logicalSwitch.add("lsp3", "requested-chassis=hv2");
        logicalSwitch.awaitUp("lsp3", "hv2");
        logicalSwitch.setOptions("lsp3", "requested-chassis=hv2", "vif-plug-type=dummy");
        daemon2.awaitTrouble("CMS requested plugging of lport lsp3");
        assertThat(daemon2.appctl("port/explain", "lsp3"))
                .startsWith("lsp3: failed at name")
                .contains("hint: remove external_ids");
        logicalSwitch.delete("lsp3");
        ports2.remove("vif3");
    }

    /** {@code AT_SETUP([ovn-controller - vif-plug transaction failures])} */
    @Test
    void vifPlugTransactionFailures() {
        logicalSwitch.add("slow1");
        hv1.vswitchd().pause();
        logicalSwitch.setOptions("slow1", "requested-chassis=hv1", "vif-plug-type=dummy", "vif-plug-mtu-request=420");
        logicalSwitch.add("slow2");
        hv2.vswitchd().pause();
        logicalSwitch.setOptions("slow2", "requested-chassis=hv2", "vif-plug-type=dummy", "vif-plug-mtu-request=420");
        Await.until(
                "the port to wait for its ofport",
                () -> daemon1.appctl("port/explain", "slow1"),
                text -> text.startsWith("slow1: waiting at ofport") && text.contains("hint: "));
        Await.until(
                "the other one to wait as well",
                () -> daemon2.appctl("port/explain", "slow2"),
                text -> text.startsWith("slow2: waiting at ofport"));

        hv1.vswitchd().resume();
        logicalSwitch.awaitUp("slow1", "hv1");
        assertThat(daemon1.log().linesWith("transaction error")).isEmpty();

        daemon2.exit();
        assertThat(daemon2.log().linesWith("transaction error")).isEmpty();
        assertThat(ports2.uuid("slow2")).as("what was plugged stays").isNotEmpty();
        hv2.vswitchd().resume();
        daemon2.controller().start();
        logicalSwitch.awaitUp("slow2", "hv2");
    }
}
