package io.ovnchassis.tests.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With several tunnel end points on a host, an interface chooses the one that its port is reached by. */
class EncapChoiceIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private final Central central = deployment.central();
    private final LocalPorts ports = new LocalPorts(deployment.hypervisor("hv1"));

    @Test
    void thePortIsReachedByTheEndPointThatItsInterfaceAsksFor() {
        daemon.awaitChassis();
        LogicalSwitch logicalSwitch = LogicalSwitch.create(central, "sw0");
        deployment
                .hypervisor("hv1")
                .vsctl(
                        "--no-wait",
                        "set",
                        "Open_vSwitch",
                        ".",
                        "external_ids:ovn-encap-ip=\"127.0.0.1,127.0.0.2\"",
                        "external_ids:ovn-encap-ip-default=127.0.0.2");
        Await.until("both end points", () -> encap("127.0.0.1") + encap("127.0.0.2"), both -> both.length() == 72);
        logicalSwitch.add("lp");
        ports.addFor("lp", "vif-lp");
        logicalSwitch.awaitUp("lp", "hv1");
        Await.until("the default one", () -> logicalSwitch.binding("lp", "encap"), encap("127.0.0.2")::equals);

        ports.set("vif-lp", "external_ids:encap-ip=127.0.0.1");
        Await.until("the chosen one", () -> logicalSwitch.binding("lp", "encap"), encap("127.0.0.1")::equals);

        ports.remove("vif-lp");
        logicalSwitch.awaitDown("lp");
        assertThat(logicalSwitch.binding("lp", "encap")).isEmpty();
    }

    private String encap(String ip) {
        return central.sbctl("--bare", "--columns=_uuid", "find", "Encap", "ip=" + ip);
    }
}
