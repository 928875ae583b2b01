package io.ovnchassis.tests.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.RunDirectory;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The daemon in the background, with no database to connect to. */
class BackgroundIT {
    private final Sandbox sandbox = Sandbox.create();
    private final RunDirectory directory = sandbox.directory("background");
    private final Path pidFile = directory.file("ovn-controller.pid");
    private final Path log = directory.file("ovn-controller.log");

    @AfterEach
    void stopWhatRuns() throws IOException {
        if (Files.exists(pidFile)) {
            ProcessHandle daemon = daemon();
            appctl("exit", "--restart");
            Await.until("the end of the daemon", () -> !daemon.isAlive());
        }
        sandbox.close();
    }

    @Test
    void theCallerGoesOnWhenTheControlSocketIsServedAndNothingOfItIsHeld() throws IOException {
        // The tool is read to the end of its output, which would not come if the daemon held on to it.
        assertThat(start("--detach")).isEmpty();

        assertThat(appctl("version")).startsWith("ovn-controller ");
        String id = Long.toString(daemon().pid());
        assertThat(new Tool("ps", directory.environment())
                        .run("-o", "sid=,comm=", "-p", id)
                        .strip()
                        .split(" +"))
                .containsExactly(id, "ovn-controller");
        assertThat(Files.readSymbolicLink(Path.of("/proc", id, "cwd"))).isEqualTo(Path.of("/"));
    }

    @Test
    void theCallerIsToldWhyThereIsNoDaemon() throws IOException {
        start("--detach");

        assertThatThrownBy(() -> start("--detach"))
                .isInstanceOf(SandboxFailure.class)
                .hasMessageContaining("exit code 1: ovn-controller: " + pidFile + ": already running as pid "
                        + daemon().pid() + ", aborting");
        assertThatThrownBy(() -> start("--detach", "--frobnicate"))
                .isInstanceOf(SandboxFailure.class)
                .hasMessageContaining("--frobnicate");
    }

    @Test
    void theMonitorStartsACrashedDaemonAgain() throws IOException {
        start("--detach", "--monitor");
        ProcessHandle first = daemon();

        new Tool("sh", directory.environment()).run("-c", "kill -ABRT " + first.pid());

        Await.until("another daemon", this::readPid, pid -> pid != first.pid() && isServing(pid));
        assertThat(log)
                .content()
                .contains("|daemon_unix(monitor)|ERR|1 crashes: pid " + first.pid()
                        + " died, killed (Aborted), restarting");
    }

    @Test
    void theMonitorEndsWithADaemonThatWasToldToEnd() throws IOException {
        start("--detach", "--monitor");
        ProcessHandle daemon = daemon();
        ProcessHandle monitor = daemon.parent().orElseThrow();

        daemon.destroy();

        Await.until("the end of both", () -> !daemon.isAlive() && !monitor.isAlive());
        assertThat(pidFile).doesNotExist();
        assertThat(log)
                .content()
                .contains("|daemon_unix(monitor)|INFO|pid " + daemon.pid() + " died, killed (Terminated), exiting");
    }

    @Test
    void nothingIsSaidThatNobodyAskedFor() throws IOException {
        Path said = directory.file("said");
        // Syslog and plugging are what needs native calls and class loaders, which a JVM likes to warn of.
        new Tool("sh", directory.environment())
                .run(
                        "-c",
                        "'" + Deployment.launcher() + "' --pidfile --log-file -vconsole:off --enable-dummy-vif-plug"
                                + " --syslog-method=unix:" + directory.file("none.log") + " unix:"
                                + directory.socket("none.sock") + " >" + said + " 2>&1 </dev/null &");
        Await.until("the daemon", () -> Files.exists(pidFile) && isServing(readPid()));
        assertThat(appctl("vlog/list-pattern")).contains("SYSLOG   <%B>");
        ProcessHandle daemon = daemon();
        appctl("exit");
        Await.until("the end of the daemon", () -> !daemon.isAlive());

        assertThat(said).isEmptyFile();
        for (String option : List.of("--help", "--version", "--dump-inc-proc-graph")) {
            assertThat(start(option + " 2>&1 >/dev/null")).as(option).isEmpty();
        }
    }

    private boolean isServing(long pid) {
        return Files.exists(directory.socket("ovn-controller." + pid + ".ctl"));
    }

    private ProcessHandle daemon() {
        return ProcessHandle.of(readPid()).orElseThrow();
    }

    private long readPid() {
        return Long.parseLong(new Tool("cat", directory.environment()).run(pidFile.toString()));
    }

    private String appctl(String... arguments) {
        return new Tool("sh", directory.environment())
                .run("-c", "exec ovn-appctl -t ovn-controller " + String.join(" ", arguments));
    }

    private String start(String... options) {
        return new Tool("sh", directory.environment())
                .run(
                        "-c",
                        "exec '" + Deployment.launcher() + "' --pidfile --log-file -vconsole:off "
                                + String.join(" ", options) + " unix:" + directory.socket("none.sock"));
    }
}
