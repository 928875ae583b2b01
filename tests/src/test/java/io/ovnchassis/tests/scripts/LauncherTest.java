package io.ovnchassis.tests.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.scripts.FakeMachine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, copied to a folder of its own, with a java that prints what it is given. */
class LauncherTest {
    @TempDir
    Path folder;

    private FakeMachine machine = new FakeMachine(Path.of("/"));
    private Path launcher = Path.of("/");
    private Path lib = Path.of("/");

    @BeforeEach
    void copyLauncher() throws IOException {
        machine = new FakeMachine(folder);
        Path bin = Files.createDirectories(folder.resolve("controller/bin"));
        lib = Files.createDirectories(folder.resolve("controller/target/ovn-controller/lib"));
        launcher = bin.resolve("ovn-controller");
        Files.copy(Deployment.launcher(), launcher);
        for (String sourced : List.of("prerequisites.sh", "daemon.sh")) {
            Files.copy(Deployment.launcher().resolveSibling(sourced), bin.resolve(sourced));
        }
    }

    @Test
    void startsTheDaemonWithItsJarsAndWhatItWasGiven() throws Exception {
        Result result = launch(Map.of(), "-n", "hv 1", "unix:db.sock");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output().lines())
                .containsSubsequence("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", lib + "/*")
                .contains("-Dovn.vif-plug-dir=" + lib.resolveSibling("vif-plug.d"))
                .endsWith("io.ovnchassis.controller.cli.Main", "-n", "hv 1", "unix:db.sock");
    }

    @Test
    void ovnJavaOptsReplacesTheTuningOnly() throws Exception {
        Result result = launch(Map.of("OVN_JAVA_OPTS", "-XX:+UseG1GC -Xmx1g"));

        assertThat(result.output().lines())
                .startsWith("-XX:+UseCompactObjectHeaders", "-XX:+UseG1GC", "-Xmx1g")
                .contains("-Dguice_bytecode_gen_option=DISABLED")
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void theCacheOfClassesIsUsedWhereTheBuildHasMadeOne() throws Exception {
        Path cache = Files.createFile(lib.resolveSibling("classes.aot"));

        assertThat(launch(Map.of("OVN_JAVA_OPTS", "-Xmx1g")).output().lines())
                .startsWith(
                        "-XX:AOTCache=" + cache,
                        "-Xlog:cds*=off",
                        "-Xlog:aot*=off",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xmx1g");
    }

    @Test
    void theCacheGivesWayToWhatTheOperatorSaysOfSharing() throws Exception {
        Files.createFile(lib.resolveSibling("classes.aot"));

        assertThat(launch(Map.of("OVN_JAVA_OPTS", "-Xshare:off")).output().lines())
                .startsWith("-XX:+UseCompactObjectHeaders", "-Xshare:off");
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        launcher = Files.createSymbolicLink(folder.resolve("ovn-controller"), launcher);

        assertThat(launch(Map.of()).output().lines()).contains(lib + "/*");
    }

    @Test
    void saysHowToBuildWhatIsNotBuilt() throws Exception {
        Files.delete(lib);

        Result result = launch(Map.of());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .startsWith("ovn-controller: the daemon is not built")
                .contains("mvn package");
    }

    private Result launch(Map<String, String> environment, String... arguments) throws Exception {
        Path jdk = machine.jdk("jdk", "25.0.3");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return machine.run(command, with(environment, "JAVA_HOME", jdk.toString()));
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> extended = new HashMap<>(environment);
        extended.put(name, value);
        return extended;
    }
}
