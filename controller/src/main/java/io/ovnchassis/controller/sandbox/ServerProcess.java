package io.ovnchassis.controller.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The process of one server, which can be started and ended as often as one likes, in every way in which a server can
 * end. All of its output is appended to one log file; every failure quotes the end of it.
 */
public final class ServerProcess {
    private static final Duration READY = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final int LOG_LINES = 20;

    private final Spawner spawner;
    private final ServerSpec spec;
    private @Nullable Process process;

    ServerProcess(Spawner spawner, ServerSpec spec) {
        this.spawner = spawner;
        this.spec = spec;
    }

    public String name() {
        return spec.name();
    }

    /** Starts the server and returns when it answers; one that does not is killed. */
    public void start() {
        if (isAlive()) {
            throw new SandboxFailure(name() + " is running already, pid=" + pid());
        }
        ProcessBuilder builder = new ProcessBuilder(spec.command())
                .directory(spec.directory().path().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        Tool.setEnvironment(builder, spec.directory().environment());
        Process started = spawner.spawn(builder);
        process = started;
        Path socket = spec.socket().apply(started.pid());
        try {
            Await.until(
                    name() + " to answer on " + socket,
                    READY,
                    () -> !started.isAlive() || SocketProbe.answers(socket),
                    Boolean::booleanValue);
        } catch (SandboxFailure unready) {
            String report = report();
            started.destroyForcibly();
            throw new SandboxFailure(unready.getMessage() + "; " + report);
        }
        if (!started.isAlive()) {
            throw new SandboxFailure("ended before it was ready: " + report());
        }
    }

    /** Ends the server in an orderly way, with SIGTERM, and returns when it has ended. */
    public void stop() {
        stop(STOP);
    }

    /** The same with a server that takes longer over it. */
    void stop(Duration limit) {
        Process running = running();
        resume();
        running.destroy();
        if (!hasEnded(running, limit)) {
            String report = report();
            kill();
            throw new SandboxFailure(name() + " did not end within " + limit.toSeconds() + " s of SIGTERM: " + report);
        }
    }

    /** Ends the server with SIGKILL, so that it cannot do anything about it, and returns when it has ended. */
    public void kill() {
        Process running = running();
        running.destroyForcibly();
        if (!hasEnded(running, STOP)) {
            throw new SandboxFailure(name() + " did not end within " + STOP.toSeconds() + " s of SIGKILL: " + report());
        }
    }

    /** Stops the server in its tracks with SIGSTOP: its sockets accept, nothing answers, as in a real overload. */
    public void pause() {
        signal("STOP");
    }

    /** Lets a paused server go on, with SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /** Ends the server in an orderly way and starts it again. */
    public void restart() {
        stop();
        start();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /**
     * The process id of the server, of its present run.
     *
     * @throws SandboxFailure when the server does not run
     */
    public long pid() {
        return running().pid();
    }

    public Path log() {
        return spec.log();
    }

    /** State, exit code and the last lines of the log: what a reader of a failed test needs first. */
    public String report() {
        return name() + " " + state() + "; the end of " + log() + ":\n" + lastLines();
    }

    private String state() {
        Process current = process;
        if (current == null) {
            return "was not started";
        }
        return current.isAlive() ? "runs, pid=" + current.pid() : "ended, exit code=" + current.exitValue();
    }

    private String lastLines() {
        try {
            // Not readString: a server may be killed in the middle of a character.
            String text = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8);
            List<String> lines = Arrays.asList(text.split("\n", -1));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e + ")";
        }
    }

    private Process running() {
        Process current = process;
        if (current == null || !current.isAlive()) {
            throw new SandboxFailure("expected to run: " + report());
        }
        return current;
    }

    private boolean hasEnded(Process ending, Duration limit) {
        try {
            return ending.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted while waiting for the end of " + name(), e);
        }
    }

    private void signal(String signal) {
        // The shell's own kill: not every machine has the program of that name.
        new Tool("sh", spec.directory().environment()).run("-c", "kill -" + signal + " " + pid());
    }
}
