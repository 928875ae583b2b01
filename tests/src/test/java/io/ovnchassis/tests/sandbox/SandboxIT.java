package io.ovnchassis.tests.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxIT {
    /** Two databases, ovn-northd, the local database, ovs-vswitchd, the daemon, the janitor. */
    private static final int PROCESSES = 7;

    private static final String LAST_HINT = "inc-engine/show-stats";

    @TempDir
    Path folder;

    @Test
    void aCheckShowsEveryPortComeUpAndLeavesNothingBehind() throws Exception {
        SandboxRun run = SandboxRun.start("--check", "--ports", "3");

        assertThat(run.exitCode()).as(run.output()).isZero();
        for (String port : new String[] {"lp1", "lp2", "lp3"}) {
            assertThat(run.output()).containsPattern("(?m)^  " + port + "( +\\d+){4}   ✔ up$");
        }
        assertThat(run.output())
                .containsPattern("(?m)^  median( +\\d+){4}$")
                .containsPattern("✔ lp1: vif-plug-mtu-request 1400 -> 1300.* ms")
                .containsPattern("✔ lp3: deleted from the switch, unplugged from br-int.* ms")
                .doesNotContain("✘", "\033", LAST_HINT);
        run.assertNothingLeftBehind();
    }

    @Test
    void twoAtOnceDoNotDisturbEachOther() throws Exception {
        SandboxRun first = SandboxRun.start("--check");
        SandboxRun second = SandboxRun.start("--check");

        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(first.folder()).isNotEqualTo(second.folder());
        first.assertNothingLeftBehind();
        second.assertNothingLeftBehind();
    }

    @Test
    void aControllerThatEndsAtOnceFailsTheCheckWithItsOwnWords() throws Exception {
        SandboxRun run = SandboxRun.start("--check", "--controller", script("echo no memory for that; exit 1"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains(
                        "✘ hv1: ovn-controller",
                        "sandbox: ended before it was ready",
                        "exit code=1",
                        "no memory for that")
                .doesNotContain("\tat ", "Exception");
        run.assertNothingLeftBehind();
    }

    @Test
    void aControllerThatDoesNotPlugFailsTheCheckWithTheLastStateOfEachPort() throws Exception {
        // The stock one, less the option that it needs.
        String controller = script("""
                for argument; do
                    shift
                    [ "$argument" = --enable-dummy-vif-plug ] || set -- "$@" "$argument"
                done
                exec ovn-controller -vsyslog:off "$@"
                """);

        SandboxRun run = SandboxRun.start("--check", "--ports=2", "--timeout=2", "--controller=" + controller);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .containsPattern("(?m)^  lp1 +\\d+ +✘ requested$")
                .containsPattern("(?m)^  lp2 +\\d+ +✘ requested$")
                .contains(
                        "sandbox: waited 2 s for all ports to be up",
                        "the end of " + run.folder(),
                        "ovn-controller.log")
                .doesNotContain("\tat ", "Exception");
        run.assertNothingLeftBehind();
    }

    @Test
    void ctrlCEndsItWhenItWaits() throws Exception {
        SandboxRun run = SandboxRun.start().readTo(LAST_HINT);
        assertThat(run.processes()).hasSize(PROCESSES);

        run.signal("INT");

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.output()).endsWith("Stopped; " + run.folder() + " is removed.\n");
        run.assertNothingLeftBehind();
    }

    @Test
    void ctrlCWhileItStartsIsNoFailure() throws Exception {
        SandboxRun run = SandboxRun.start().readTo("central: ");

        run.signal("INT");

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.output()).doesNotContain("sandbox: ", "Exception").contains("Stopped; ");
        run.assertNothingLeftBehind();
    }

    @Test
    void killedItLeavesNothingBehindEither() throws Exception {
        SandboxRun run = SandboxRun.start("--ports=1").readTo(LAST_HINT);

        run.signal("KILL");

        run.exitCode();
        run.assertNothingLeftBehind();
    }

    private String script(String commands) throws IOException {
        Path script = Files.writeString(folder.resolve("controller"), "#!/bin/sh\n" + commands);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script.toString();
    }
}
