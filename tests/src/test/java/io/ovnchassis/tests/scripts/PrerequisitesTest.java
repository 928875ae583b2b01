package io.ovnchassis.tests.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.tests.scripts.FakeMachine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrerequisitesTest {
    private static final String PRINT_JDK = "use_java_25 javac; echo \"$JAVA_HOME\"";

    @TempDir
    Path folder;

    private FakeMachine machine = new FakeMachine(Path.of("/"));

    @BeforeEach
    void createMachine() {
        machine = new FakeMachine(folder);
    }

    @Test
    void javaHomeWinsWhenItIsA25() throws Exception {
        Path home = machine.jdk("chosen", "25.0.1");
        machine.jdk(".jdks/temurin-25", "25.0.3");

        assertThat(machine.sourced(PRINT_JDK, Map.of("JAVA_HOME", home.toString())))
                .isEqualTo(new Result(0, home.toString()));
    }

    @Test
    void aJavaHomeOfAnotherVersionIsPassedOver() throws Exception {
        Path old = machine.jdk("old", "17.0.15");
        Path listed = machine.jdk("a folder with spaces", "25");
        machine.program(folder.resolve("unrelated"), "exit 0");
        toolchains(old, listed);

        assertThat(machine.sourced(PRINT_JDK, Map.of("JAVA_HOME", old.toString())))
                .isEqualTo(new Result(0, listed.toString()));
    }

    @Test
    void onlyA25WithTheWantedProgramCounts() throws Exception {
        Path runtimeOnly = machine.jdk("runtime", "25.0.2");
        Files.delete(runtimeOnly.resolve("bin/javac"));
        Path tooNew = machine.jdk("too-new", "250.0.1");
        Path right = machine.jdk("right", "25.0.2");
        String folders = "printf '%s\\n' '' /no/such/folder '" + tooNew + "' '" + runtimeOnly + "' '" + right + "'";

        assertThat(machine.sourced(folders + " | first_java_25 javac", Map.of()).output())
                .isEqualTo(right.toString());
        assertThat(machine.sourced(folders + " | first_java_25 java", Map.of()).output())
                .isEqualTo(runtimeOnly.toString());
    }

    @Test
    void withoutAJdkOneLineSaysWhatToInstall() throws Exception {
        Result result = machine.sourced("java_folders() { :; }\n" + PRINT_JDK, Map.of());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output().lines())
                .singleElement()
                .asString()
                .contains("no JDK 25 found", "Temurin 25", "JAVA_HOME");
    }

    @Test
    void aMavenThatWasUnpackedByHandIsFound() throws Exception {
        machine.program(folder.resolve("maven/bin/mvn"), "echo mine");

        Result result = machine.sourced(
                "PATH=/nowhere; use_maven_outside_path; mvn",
                Map.of("MAVEN_HOME", folder.resolve("maven").toString()));

        assertThat(result).isEqualTo(new Result(0, "mine"));
    }

    @Test
    void aPackageIsMissingWhenOneOfItsProgramsIs() throws Exception {
        machine.program(folder.resolve("bin/ip"), "exit 0");
        machine.program(folder.resolve("bin/ovn-nbctl"), "exit 0");

        Result result = machine.sourced(
                "PATH='" + folder.resolve("bin") + "'; missing_packages iproute2 ovn-common ovn-central", Map.of());

        assertThat(result).isEqualTo(new Result(0, "ovn-common ovn-central"));
    }

    @Test
    void whoMayNotInstallIsToldWhatToInstall() throws Exception {
        Result result = machine.sourced("""
                id() { echo 1000; }
                missing_packages() { echo ovn-central maven; }
                require_packages ovn-central maven
                """, Map.of());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output().lines())
                .singleElement()
                .asString()
                .endsWith("sudo apt-get install --no-install-recommends ovn-central maven");
    }

    @Test
    void aMachineThatHasEverythingIsLeftAlone() throws Exception {
        Result result = machine.sourced("""
                missing_packages() { :; }
                install_packages() { echo must not happen; }
                require_packages ovn-central maven
                """, Map.of());

        assertThat(result).isEqualTo(new Result(0, ""));
    }

    private void toolchains(Path... homes) throws IOException {
        StringBuilder toolchains = new StringBuilder("<toolchains>\n");
        for (Path home : homes) {
            toolchains.append("  <jdkHome> ").append(home).append(" </jdkHome>\n");
        }
        Path file = folder.resolve(".m2/toolchains.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, toolchains.append("</toolchains>\n"));
    }
}
