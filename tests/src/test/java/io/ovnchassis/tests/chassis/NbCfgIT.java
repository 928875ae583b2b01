package io.ovnchassis.tests.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How far this chassis has come is said in both databases, and nothing is done for an ovn-northd that was ruled out. */
class NbCfgIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");

    @Test
    void theBridgeSaysWhatWasFollowedAndWhen() {
        daemon.awaitChassis();
        central.nbctl("--wait=hv", "--timeout=20", "sync");
        String number = central.sbctl("get", "SB_Global", ".", "nb_cfg");

        Await.until("the number on the bridge", () -> mark("ovn-nb-cfg"), number::equals);
        assertThat(Long.parseLong(mark("ovn-nb-cfg-ts")))
                .isBetween(System.currentTimeMillis() - 20_000, System.currentTimeMillis());
        assertThat(Long.parseLong(mark("ovn-startup-ts"))).isLessThanOrEqualTo(Long.parseLong(mark("ovn-nb-cfg-ts")));
    }

    @Test
    void aDeploymentCanDoWithoutTheReports() {
        daemon.awaitChassis();
        central.nbctl("set", "NB_Global", ".", "options:enable_chassis_nb_cfg_update=false");
        Await.until(
                "the option",
                () -> central.sbctl("get", "SB_Global", ".", "options"),
                text -> text.contains("enable_chassis_nb_cfg_update"));
        central.nbctl("--wait=sb", "--timeout=20", "sync");
        String before = central.sbctl("get", "Chassis_Private", "hv1", "nb_cfg");
        central.nbctl("--wait=sb", "--timeout=20", "sync");
        String number = central.sbctl("get", "SB_Global", ".", "nb_cfg");

        Await.until("the number on the bridge", () -> mark("ovn-nb-cfg"), number::equals);
        assertThat(central.sbctl("get", "Chassis_Private", "hv1", "nb_cfg")).isEqualTo(before);

        central.nbctl("remove", "NB_Global", ".", "options", "enable_chassis_nb_cfg_update");
        central.nbctl("--wait=hv", "--timeout=20", "sync");
    }

    @Test
    void anotherVersionThanThePinnedOneIsNamedAndNotFollowed() {
        daemon.awaitChassis();
        hv1.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-match-northd-version=true");
        daemon.awaitTrouble(
                "main|WARN|controller version - 26.03.90-21.11.0-82.15 mismatch with northd version - 23.03");
        daemon.awaitLine("release 26.03.90 here and 23.03");
        hv1.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:hostname=pinned");
        hv1.vsctl("--no-wait", "set-fail-mode", "br-int", "standalone");
        daemon.expectTrouble("Integration bridge fail-mode changed");
        hv1.vsctl("--no-wait", "wait-until", "Bridge", "br-int", "fail_mode=secure");
        assertThat(hostname()).isEqualTo("hv1");

        hv1.vsctl("--no-wait", "remove", "Open_vSwitch", ".", "external_ids", "ovn-match-northd-version");
        Await.until("the host name", this::hostname, "pinned"::equals);
        hv1.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:hostname=hv1");
    }

    private String hostname() {
        return central.sbctl("--bare", "--columns=hostname", "find", "Chassis", "name=hv1");
    }

    /** Without the quotes. */
    private String mark(String key) {
        return hv1.vsctl("--if-exists", "get", "Bridge", "br-int", "external_ids:" + key)
                .replace("\"", "");
    }
}
