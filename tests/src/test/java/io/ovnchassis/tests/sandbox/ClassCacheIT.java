package io.ovnchassis.tests.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache of classes that the build makes makes the daemon start faster, and never does any harm. */
class ClassCacheIT {
    private static final Path BUILT =
            Deployment.projectRoot().resolve("controller/target/ovn-controller").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void theBuildHasMadeOneThatFits() {
        String output = version(Deployment.launcher(), "-Xlog:class+load:stdout");

        assertThat(output.lines().filter(line -> line.contains("io.ovnchassis.controller.cli.Main ")))
                .singleElement()
                .asString()
                .endsWith("source: shared objects file");
    }

    @Test
    void oneThatDoesNotFitIsPassedOverInSilence() throws Exception {
        Path launcher = launcherWith("not a cache");

        assertThat(version(launcher, "-XX:+UseSerialGC")).isEqualTo(version(Deployment.launcher(), "-XX:+UseSerialGC"));
        // JUnit warns when it has to delete a link that leads out of its folder.
        Files.delete(folder.resolve("controller/target/ovn-controller/lib"));
    }

    /** A launcher beside the jars of the build and a cache of this content. */
    private Path launcherWith(String content) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("controller/bin"));
        for (String script : List.of("ovn-controller", "prerequisites.sh", "daemon.sh")) {
            Files.copy(Deployment.launcher().resolveSibling(script), bin.resolve(script));
        }
        Path built = Files.createDirectories(folder.resolve("controller/target/ovn-controller"));
        Files.createSymbolicLink(built.resolve("lib"), BUILT.resolve("lib"));
        Files.writeString(built.resolve("classes.aot"), content);
        return bin.resolve("ovn-controller");
    }

    /** What {@code --version} prints to both streams. */
    private static String version(Path launcher, String javaOptions) {
        return new Tool("sh", Map.of("OVN_JAVA_OPTS", javaOptions)).run("-c", "exec '" + launcher + "' --version 2>&1");
    }
}
