package io.ovnchassis.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The servers that the other tests rely on are the real ones, and do what they are needed for. */
class RealServersIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");

    @Test
    void northdTranslatesASwitchWithAPortIntoTheSouthbound() {
        central.nbctl("ls-add", "sw-translated", "--", "lsp-add", "sw-translated", "lp-translated");

        Await.until(
                "a Port_Binding of lp-translated",
                () -> central.sbctl("--bare", "--columns=logical_port", "find", "Port_Binding"),
                ports -> ports.contains("lp-translated"));
    }

    @Test
    void aPortOfTheIntegrationBridgeGetsAnOfportAndItsMtu() {
        hv1.vsctl("add-port", "br-int", "p1", "--", "set", "Interface", "p1", "type=internal", "mtu_request=1400");

        assertThat(ofport("p1")).isPositive();
        assertThat(hv1.vsctl("get", "Interface", "p1", "mtu")).isEqualTo("1400");
    }

    @Test
    void aThousandInternalPortsGetTheirOfports() {
        List<String> command = new ArrayList<>(List.of("add-br", "br-many"));
        IntStream.range(0, 1000)
                .mapToObj(number -> "many" + number)
                .forEach(port -> command.addAll(
                        List.of("--", "add-port", "br-many", port, "--", "set", "Interface", port, "type=internal")));

        hv1.vsctl(command.toArray(String[]::new));

        String ofports = hv1.vsctl("--bare", "--columns=name", "find", "Interface", "type=internal", "ofport>0");
        assertThat(ofports.lines().filter(name -> name.startsWith("many"))).hasSize(1000);
        hv1.vsctl("del-br", "br-many");
    }

    @Test
    void aDatabaseComesBackWithItsRowsAfterStopAndKill() {
        central.nbctl("ls-add", "sw-kept");

        central.northbound().restart();
        assertThat(central.nbctl("ls-list")).contains("sw-kept");

        central.northbound().kill();
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> central.nbctl("--timeout=1", "ls-list"))
                .withMessageContaining("ovnnb_db.sock");

        central.northbound().start();
        assertThat(central.nbctl("ls-list")).contains("sw-kept");
    }

    @Test
    void northdAndVswitchdGoOnAfterARestart() {
        central.northd().restart();
        hv1.vswitchd().kill();
        hv1.vswitchd().start();

        central.nbctl("--wait=sb", "ls-add", "sw-after-restart");
        hv1.vsctl(
                "add-port", "br-int", "p-after-restart", "--", "set", "Interface", "p-after-restart", "type=internal");
        assertThat(ofport("p-after-restart")).isPositive();
    }

    @Test
    void aPausedVswitchdGivesNoOfportUntilItGoesOn() {
        hv1.vswitchd().pause();
        hv1.vsctl("--no-wait", "add-port", "br-int", "p-late", "--", "set", "Interface", "p-late", "type=internal");
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> hv1.tool("ovs-vsctl")
                        .withLimit(Duration.ofSeconds(1))
                        .run("set", "Open_vSwitch", ".", "other_config:x=y"))
                .withMessageEndingWith("no end within 1000 ms");
        assertThat(hv1.vsctl("get", "Interface", "p-late", "ofport")).isEqualTo("[]");

        hv1.vswitchd().resume();

        Await.until(
                "an ofport of p-late",
                () -> hv1.vsctl("get", "Interface", "p-late", "ofport"),
                ofport -> !ofport.equals("[]"));
    }

    private int ofport(String port) {
        return Integer.parseInt(hv1.vsctl("get", "Interface", port, "ofport"));
    }
}
