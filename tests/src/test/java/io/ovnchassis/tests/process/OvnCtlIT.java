package io.ovnchassis.tests.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Debian's ovn-ctl, as it is, runs this project's daemon where its name is found first in PATH. */
class OvnCtlIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private static final String OVN_CTL = "/usr/share/ovn/scripts/ovn-ctl";

    private final Hypervisor hypervisor = deployment.hypervisor("hv1");
    private final Path programs = hypervisor.directory().file("bin");
    private final Path pidFile = hypervisor.directory().file("ovn-controller.pid");
    private final Path log = hypervisor.directory().file("ovn-controller.log");

    @BeforeEach
    void putTheLauncherInPlace() throws IOException {
        Files.createDirectories(programs);
        Files.createSymbolicLink(programs.resolve("ovn-controller"), Deployment.launcher());
    }

    @AfterEach
    void stopWhatRuns() throws IOException {
        ovnCtl("stop_controller");
        Files.delete(programs.resolve("ovn-controller"));
    }

    @Test
    void startsFindsRestartsAndStopsTheDaemon() throws IOException {
        assertThat(ovnCtl("start_controller")).isEqualTo("Starting ovn-controller.");
        String first = Files.readString(pidFile).strip();
        assertThat(ovnCtl("status_controller")).isEqualTo("ovn-controller is running with pid " + first);
        assertThat(Path.of("/proc", first, "comm")).hasContent("ovn-controller\n");
        awaitChassis("hv1");

        assertThat(ovnCtl("restart_controller"))
                .isEqualTo("Exiting ovn-controller (" + first + ").\nStarting ovn-controller.");
        String second = Files.readString(pidFile).strip();
        assertThat(second).isNotEqualTo(first);
        assertThat(log).content().contains("resource cleanup: False (--restart)");
        assertThat(chassis()).isEqualTo("hv1");
        Await.until(
                "a connection",
                () -> hypervisor.appctl("-t", "ovn-controller", "connection-status"),
                "connected"::equals);

        assertThat(ovnCtl("stop_controller")).isEqualTo("Exiting ovn-controller (" + second + ").");
        assertThat(pidFile).doesNotExist();
        assertThat(chassis()).isEmpty();
        assertThatThrownBy(() -> ovnCtl("status_controller"))
                .isInstanceOf(SandboxFailure.class)
                .hasMessageContaining("exit code 1");
    }

    private void awaitChassis(String name) {
        Await.until("the Chassis " + name, this::chassis, name::equals);
    }

    private String chassis() {
        return deployment.central().sbctl("--bare", "--columns=name", "list", "Chassis");
    }

    private String ovnCtl(String command) {
        return hypervisor.tool("sh").run("-c", "PATH='" + programs + "':$PATH exec " + OVN_CTL + " " + command);
    }
}
