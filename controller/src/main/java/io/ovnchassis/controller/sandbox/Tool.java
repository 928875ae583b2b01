package io.ovnchassis.controller.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A command line tool, such as {@code ovn-nbctl}, that runs against the servers of a sandbox.
 *
 * @param program the name of the tool
 * @param environment by which it finds the servers
 * @param limit after which it is killed and has failed
 */
public record Tool(String program, Map<String, String> environment, Duration limit) {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MESSAGE_LENGTH_MAX = 200;
    private static final int LAST_MAX = 1_000;

    public Tool(String program, Map<String, String> environment) {
        this(program, environment, LIMIT);
    }

    public Tool withLimit(Duration limit) {
        return new Tool(program, environment, limit);
    }

    /**
     * Runs the tool to its end and returns what it printed, without the last line's end.
     *
     * @throws SandboxFailure with what it printed, when its exit code is not 0 or the limit has passed
     */
    public String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Programs.require(program).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(Spawner.dyingWithParent(command))
                .redirectInput(Path.of("/dev/null").toFile());
        setEnvironment(builder, environment);
        String invocation = shortened(program + " " + String.join(" ", arguments));
        try {
            return run(builder.start(), invocation);
        } catch (IOException | ExecutionException e) {
            throw new SandboxFailure("cannot run " + invocation, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted while running " + invocation, e);
        }
    }

    private String run(Process process, String invocation) throws InterruptedException, ExecutionException {
        Printed output = Printed.to(process.getInputStream());
        Printed errors = Printed.to(process.getErrorStream());
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SandboxFailure(
                        invocation + ": no end within " + limit.toMillis() + " ms" + output.last() + errors.last());
            }
            String printed = output.whole().stripTrailing();
            if (process.exitValue() != 0) {
                String complaint = errors.whole().strip();
                throw new SandboxFailure(invocation + ": exit code " + process.exitValue()
                        + (complaint.isEmpty() ? "" : ": " + complaint) + output.last());
            }
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }

    /** What a process printed so far, read on a thread of its own: a tool whose pipe is full would never end. */
    private record Printed(ByteArrayOutputStream bytes, FutureTask<?> end) {
        static Printed to(InputStream stream) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            FutureTask<?> end = new FutureTask<>(() -> {
                try (stream) {
                    return stream.transferTo(bytes);
                }
            });
            Thread.startVirtualThread(end);
            return new Printed(bytes, end);
        }

        String whole() throws InterruptedException, ExecutionException {
            end.get();
            return bytes.toString(StandardCharsets.UTF_8);
        }

        /** For the message of a tool that hangs: the end of what it printed says where. */
        String last() {
            String text = bytes.toString(StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? "" : "; it printed last: " + text.substring(Math.max(0, text.length() - LAST_MAX));
        }
    }

    private static String shortened(String invocation) {
        return invocation.length() <= MESSAGE_LENGTH_MAX
                ? invocation
                : invocation.substring(0, MESSAGE_LENGTH_MAX) + "...";
    }

    /**
     * Gives a process the variables of a sandbox, and none by which the caller's shell points at servers of its own; the
     * daemon's JVM options pass.
     */
    static void setEnvironment(ProcessBuilder builder, Map<String, String> environment) {
        Map<String, String> inherited = builder.environment();
        inherited
                .keySet()
                .removeIf(
                        name -> (name.startsWith("OVS_") || name.startsWith("OVN_")) && !name.equals("OVN_JAVA_OPTS"));
        inherited.putAll(environment);
    }
}
