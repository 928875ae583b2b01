package io.ovnchassis.tests.scripts;

import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder that has the JDKs and programs that a test puts there, and scripts that are run to see only those. */
record FakeMachine(Path folder) {
    private static final Path PREREQUISITES = Deployment.projectRoot().resolve("controller/bin/prerequisites.sh");

    record Result(int exitCode, String output) {}

    /** A JDK whose java prints its arguments, one per line. */
    Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(home.resolve("bin/java"), "printf '%s\\n' \"$@\"");
        program(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    /** Runs a script that has sourced the prerequisites. */
    Result sourced(String script, Map<String, String> environment) throws IOException, InterruptedException {
        return run(List.of("sh", "-euc", ". '" + PREREQUISITES + "'\n" + script), environment);
    }

    /** Runs a command whose HOME is this machine's folder. */
    Result run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "OVN_JAVA_OPTS", "MAVEN_HOME", "M2_HOME"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output.stripTrailing());
    }
}
