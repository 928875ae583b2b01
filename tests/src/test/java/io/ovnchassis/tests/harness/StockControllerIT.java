package io.ovnchassis.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The stock ovn-controller does its job on these servers, two hypervisors at once. When a test of this project's daemon
 * fails and this one passes, the servers are not to blame.
 */
class StockControllerIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1", "hv2");

    private static final Path OVN_CONTROLLER = Path.of("ovn-controller");

    private final Central central = deployment.central();

    @Test
    void eachControllerPlugsAndClaimsThePortsRequestedForItsChassis() {
        for (String name : new String[] {"hv1", "hv2"}) {
            start(deployment.hypervisor(name));
        }
        central.nbctl("ls-add", "sw0");
        requestPort("lp1", "hv1");
        requestPort("lp2", "hv2");

        assertPlugged("lp1", deployment.hypervisor("hv1"));
        assertPlugged("lp2", deployment.hypervisor("hv2"));
    }

    private static void start(Hypervisor hypervisor) {
        Controller controller = hypervisor.startController(OVN_CONTROLLER, "-vsyslog:off");

        assertThat(hypervisor.appctl("-t", "ovn-controller", "version")).startsWith("ovn-controller");
        assertThat(hypervisor.appctl("-t", controller.controlSocket().toString(), "version"))
                .startsWith("ovn-controller");
        Await.until(
                "the Chassis " + hypervisor.name(),
                () -> deployment
                        .central()
                        .sbctl("--bare", "--columns=name", "find", "Chassis", "name=" + hypervisor.name())
                        .equals(hypervisor.name()));
    }

    private void requestPort(String port, String chassis) {
        central.nbctl("lsp-add", "sw0", port);
        central.nbctl("lsp-set-options", port, "requested-chassis=" + chassis, "vif-plug-type=dummy");
    }

    private void assertPlugged(String port, Hypervisor hypervisor) {
        Await.until(port + " to be up", () -> central.nbctl("lsp-get-up", port), "up"::equals);
        assertThat(hypervisor.vsctl("get", "Interface", port, "external_ids:ovn-plugged"))
                .isEqualTo("dummy");
    }
}
