package io.ovnchassis.controller.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolTest {
    private final Tool shell = new Tool("sh", Map.of("OVN_RUNDIR", "/somewhere"));

    @Test
    void returnsWhatTheToolPrinted() {
        assertThat(shell.run("-c", "echo one; echo two; echo noise >&2")).isEqualTo("one\ntwo");
    }

    @Test
    void failsWithWhatItPrintedOtherwiseToo() {
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> shell.run("-c", "echo first step; echo waited in vain; exit 1"))
                .withMessageEndingWith("exit code 1; it printed last: first step\nwaited in vain");
    }

    @Test
    void givesTheToolTheVariablesOfTheSandbox() {
        assertThat(shell.run("-c", "echo $OVN_RUNDIR")).isEqualTo("/somewhere");
    }

    @Test
    void readsMoreThanAPipeHolds() {
        assertThat(shell.run("-c", "head -c 1000000 /dev/zero | tr '\\0' x")).hasSize(1_000_000);
    }

    @Test
    void failsWithTheExitCodeAndWhatWentToStderr() {
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> shell.run("-c", "echo no such table >&2; exit 3"))
                .withMessageEndingWith("exit code 3: no such table");
    }

    @Test
    void killsAToolThatDoesNotEnd() {
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> shell.withLimit(Duration.ofMillis(50)).run("-c", "exec sleep 600"))
                .withMessage("sh -c exec sleep 600: no end within 50 ms");
    }

    @Test
    void saysWhatAToolThatDoesNotEndPrintedLast() {
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> shell.withLimit(Duration.ofSeconds(2))
                        .run("-c", "echo first step; echo second step; echo noise >&2; exec sleep 600"))
                .withMessageEndingWith(
                        "no end within 2000 ms; it printed last: first step\nsecond step; it printed last: noise");
    }

    @Test
    void saysWhatToInstallWhenTheToolIsMissing() {
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> new Tool("no-such-tool", Map.of()).run())
                .withMessageContaining("this machine has no no-such-tool")
                .withMessageContaining("openvswitch-switch");
    }

    @Test
    void cutsAnEndlessCommandLineInItsMessage() {
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> shell.run("-c", "exit 1 #" + "x".repeat(10_000)))
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(300));
    }
}
