package io.ovnchassis.tests.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.tests.harness.Deployment;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One run of {@code controller/bin/sandbox}, whose output is read as it comes. */
final class SandboxRun {
    private static final Path SANDBOX = Deployment.launcher().resolveSibling("sandbox");
    private static final Pattern FOLDER = Pattern.compile("Sandbox in (\\S+)");

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder read = new StringBuilder();

    private SandboxRun(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts it, with signals as a terminal has them: a Maven in the background hands SIGINT down ignored. */
    static SandboxRun start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", SANDBOX.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return new SandboxRun(builder.start());
    }

    static SandboxRun start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    /** Reads on to a line that contains {@code text}. */
    SandboxRun readTo(String text) throws IOException {
        String line;
        while ((line = output.readLine()) != null) {
            read.append(line).append('\n');
            if (line.contains(text)) {
                return this;
            }
        }
        throw new AssertionError("ended without \"" + text + "\": " + read);
    }

    void signal(String signal) {
        new Tool("sh", Map.of()).run("-c", "kill -" + signal + " " + process.pid());
    }

    /** Waits for the end and returns the exit code. */
    int exitCode() throws IOException, InterruptedException {
        output.lines().forEach(line -> read.append(line).append('\n'));
        assertThat(process.waitFor(Await.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** What has been read so far. */
    String output() {
        return read.toString();
    }

    Path folder() {
        Matcher matcher = FOLDER.matcher(read);
        assertThat(matcher.find()).as("a folder is named in: %s", read).isTrue();
        return Path.of(matcher.group(1));
    }

    /** Processes whose command line names the folder: all servers, the daemon and the janitor do. */
    List<ProcessHandle> processes() {
        String folder = folder().toString();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(handle -> handle.info().commandLine().orElse("").contains(folder + "/")
                            || handle.info().commandLine().orElse("").endsWith(folder))
                    .toList();
        }
    }

    void assertNothingLeftBehind() {
        Await.until("the end of all processes of " + folder(), this::processes, List::isEmpty);
        Await.until("the end of " + folder(), () -> !Files.exists(folder()));
    }
}
