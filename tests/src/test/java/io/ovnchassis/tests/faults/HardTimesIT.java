package io.ovnchassis.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a host may do to the daemon: crowds at its control socket, a full disk, a log that is in the way. */
class HardTimesIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private static final int CLIENTS = 1000;
    private static final int AT_A_TIME = 100;
    private static final int PORTS = 20;

    @TempDir
    Path folder;

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private final List<RunningDaemon> running = new ArrayList<>();

    @AfterEach
    void end() {
        running.stream()
                .filter(daemon -> daemon.controller().process().isAlive())
                .forEach(RunningDaemon::kill);
    }

    private RunningDaemon start(String... options) {
        RunningDaemon daemon = RunningDaemon.on(hv1, options);
        running.add(daemon);
        return daemon;
    }

    @Test
    void aThousandClientsAreAnsweredWhilePortsArePlugged() throws InterruptedException, ExecutionException {
        RunningDaemon daemon = start();
        RequestedPorts ports = RequestedPorts.of(central, hv1, "crowd", PORTS);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (int client = 0; client < CLIENTS; client++) {
                answers.add(clients.submit(() -> daemon.appctl("connection-status")));
            }
            ports.request();
            ports.awaitExpectedRows();
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("connected");
        }
        assertThat(daemon.log().lines()).noneMatch(line -> line.contains("|ERR|"));
    }

    @Test
    void aFullDiskCostsTheLogAndNothingElse() {
        RunningDaemon daemon = start("--log-file=/dev/full");
        RequestedPorts ports = RequestedPorts.of(central, hv1, "full", PORTS);
        ports.request();
        ports.awaitExpectedRows();
        assertThat(daemon.appctl("inc-engine/verify")).isEqualTo("incremental and recomputed results are the same");
        assertThat(daemon.appctl("exit", "--restart")).isEmpty();
        Await.until("its end", () -> !daemon.controller().process().isAlive());
    }

    @Test
    void aLogThatCannotBeOpenedAgainIsToldToWhoeverAskedAndMendedByAskingAgain() throws IOException {
        Path log = folder.resolve("own.log");
        RunningDaemon daemon = start("--log-file=" + log);
        Files.delete(log);
        Files.createDirectory(log);

        assertThatThrownBy(() -> daemon.appctl("vlog/reopen"))
                .isInstanceOf(SandboxFailure.class)
                .hasMessageContaining(log.toString());
        RequestedPorts ports = RequestedPorts.of(central, hv1, "log", PORTS);
        ports.request();
        ports.awaitExpectedRows();

        Files.delete(log);
        assertThat(daemon.appctl("vlog/reopen")).isEmpty();
        daemon.appctl("inc-engine/recompute");
        Await.until("a line in the new log", () -> read(log), text -> text.contains("User triggered force recompute."));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new SandboxFailure("cannot read " + file, e);
        }
    }
}
