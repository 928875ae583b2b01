package io.ovnchassis.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The disk that has the log is full, or cannot be written to, for a while: this costs lines of the log, and no port. */
class LogOutOfReachIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private static final int PORTS = 20;
    private static final String LOG = "own.log";
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\\|");
    private static final String LOST = "\\|vlog\\|WARN\\|\\d+ lines are lost: the log file could not be written to$";

    @TempDir
    Path place;

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private SmallDisk disk;
    private RunningDaemon daemon;

    @BeforeEach
    void startTheDaemonOnASmallDisk() throws IOException {
        disk = SmallDisk.in(place);
        daemon = RunningDaemon.through(
                disk.launcher(), hv1, "--log-file=" + disk.folder().resolve(LOG));
    }

    @AfterEach
    void endIt() {
        daemon.kill();
    }

    @Test
    void aDiskThatIsFullForAWhileLeavesAGapInTheLogThatTheLogTellsOf() throws IOException {
        disk.fill(daemon);
        plugPorts("nospace");
        assertThat(daemon.log().linesWith("cannot write to log file " + disk.folder()))
                .singleElement()
                .asString()
                .contains("lines are lost");

        disk.free(daemon);
        plugPorts("space");
        List<String> lines = disk.read(daemon, LOG).lines().toList();
        assertThat(lines).anyMatch(line -> Pattern.compile(LOST).matcher(line).find());
        assertThat(lines).allMatch(line -> TIME.matcher(line).results().count() <= 1);
        assertThat(lines)
                .filteredOn(line -> line.contains("Plugging port space-"))
                .hasSize(PORTS);
        assertThat(lines)
                .filteredOn(line -> line.contains("nospace-"))
                .hasSizeLessThan(daemon.log().linesWith("nospace-").size());
    }

    @Test
    void aLogThatBecameReadOnlyIsToldToWhoeverAskedForItAndCostsNothingElse() {
        daemon.appctl("vlog/close");
        disk.makeReadOnly(daemon);
        assertThatThrownBy(() -> daemon.appctl("vlog/reopen"))
                .isInstanceOf(SandboxFailure.class)
                .hasMessageContaining("failed to open " + disk.folder().resolve(LOG) + " for logging")
                .hasMessageContaining("Read-only file system");
        plugPorts("readonly");

        disk.makeWritable(daemon);
        assertThat(daemon.appctl("vlog/reopen")).isEmpty();
        daemon.appctl("inc-engine/recompute");
        Await.until(
                "a line in the log",
                () -> disk.read(daemon, LOG),
                text -> text.contains("User triggered force recompute."));
    }

    private void plugPorts(String logicalSwitch) {
        RequestedPorts ports = RequestedPorts.of(central, hv1, logicalSwitch, PORTS);
        ports.request();
        ports.awaitExpectedRows();
        assertThat(daemon.appctl("inc-engine/verify")).isEqualTo("incremental and recomputed results are the same");
    }
}
