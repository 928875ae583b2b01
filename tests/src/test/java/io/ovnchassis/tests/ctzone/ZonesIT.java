package io.ovnchassis.tests.ctzone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever has a zone keeps it, whatever becomes of the daemon. */
class ZonesIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");

    @BeforeEach
    void bindAPortThatHadAZone() {
        if (central.nbctl("--bare", "--columns=name", "find", "Logical_Switch", "name=sw0")
                .isEmpty()) {
            LogicalSwitch logicalSwitch = LogicalSwitch.create(central, "sw0");
            logicalSwitch.add("lp0");
            new LocalPorts(hv1).addFor("lp0", "vif0");
            logicalSwitch.awaitUp("lp0", "hv1");
        }
        awaitZones("lp0", "sw0_dnat", "sw0_snat");
    }

    /** Gives the port a zone that would not be its turn, as after a long life. */
    private void moveToZone(int zone) {
        daemon.exit("--restart");
        hv1.vsctl("--no-wait", "set", "Bridge", "br-int", "external_ids:ct-zone-lp0=" + zone);
        daemon.controller().start();
        Await.until("the zone", this::zones, zones -> zones.contains("lp0 " + zone + "\n"));
    }

    private String zones() {
        return daemon.controller().process().isAlive()
                        && daemon.controller().controlSocket().toFile().exists()
                ? daemon.appctl("ct-zone-list")
                : "";
    }

    private void awaitZones(String... users) {
        Await.until(
                "the zones of " + String.join(", ", users),
                () -> zones().lines()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .collect(Collectors.toSet())
                        .containsAll(Set.of(users)),
                Boolean::booleanValue);
    }

    private String remembered() {
        return hv1.vsctl("--no-wait", "get", "Bridge", "br-int", "external_ids:ct-zone-lp0");
    }

    @Test
    void zoneOutlivesAnExitWithCleanup() {
        moveToZone(1500);
        daemon.exit();
        assertThat(remembered()).contains("1500");
        daemon.controller().start();
        daemon.awaitChassis();
        new LogicalSwitch(central, "sw0").awaitUp("lp0", "hv1");
        awaitZones("lp0");
        assertThat(zones()).contains("lp0 1500\n");
        assertThat(remembered()).contains("1500");
    }

    @Test
    void zoneOutlivesAKill() {
        moveToZone(1600);
        daemon.controller().process().kill();
        daemon.controller().start();
        daemon.awaitChassis();
        awaitZones("lp0", "sw0_dnat", "sw0_snat");
        assertThat(zones()).contains("lp0 1600\n");
    }
}
