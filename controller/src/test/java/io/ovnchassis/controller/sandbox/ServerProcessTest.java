package io.ovnchassis.controller.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
    @TempDir
    Path folder;

    private final Spawner spawner = new Spawner();

    @AfterEach
    void killAll() {
        spawner.close();
    }

    @Test
    void aServerThatEndsBeforeItIsReadyIsReportedWithItsExitCodeAndTheEndOfItsLog() {
        ServerProcess server = shell("seq 1 100; echo cannot open database >&2; exit 7");

        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(server::start)
                .withMessageStartingWith("ended before it was ready: shell ended, exit code=7")
                .withMessageContaining("cannot open database")
                .withMessageContaining("\n100\n")
                .withMessageNotContaining("\n50\n");
    }

    @Test
    void aServerThatWasNeverStartedCannotBeStopped() {
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(shell("exit 0")::stop)
                .withMessageStartingWith("expected to run: shell was not started");
    }

    @Test
    void closingTheSpawnerKillsEvenWhatIgnoresSigterm() throws Exception {
        Process stubborn = spawner.spawn(new ProcessBuilder("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"));

        spawner.close();

        assertThat(stubborn.isAlive()).isFalse();
    }

    private ServerProcess shell(String script) {
        RunDirectory directory = new RunDirectory(folder);
        return new ServerProcess(
                spawner,
                new ServerSpec(
                        "shell", List.of("sh", "-c", script), directory, pid -> directory.socket("no-such.sock")));
    }
}
