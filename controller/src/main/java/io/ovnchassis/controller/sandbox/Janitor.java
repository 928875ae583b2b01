package io.ovnchassis.controller.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Deletes the folder of a JVM that cannot do so any more, because it was killed: a small process that waits for the end
 * of its input, whose other end only the JVM holds. However the JVM ends, the kernel closes it.
 */
final class Janitor implements AutoCloseable {
    private static final long END_SECONDS_MAX = 10;

    /**
     * Unless it is told that there is nothing left to do: another sandbox may have a folder of that name by then. Again
     * and again, as servers that are being killed may still write.
     */
    private static final String SWEEP =
            "read -r _ && exit; for _ in 1 2 3 4 5; do rm -rf \"$0\" && exit; sleep 0.2; done";

    private final Process process;

    private Janitor(Process process) {
        this.process = process;
    }

    /** Starts the process, in a session of its own: Ctrl-C in the terminal is not meant for it. */
    static Janitor of(Path folder) {
        List<String> command = new ArrayList<>();
        Programs.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(List.of("sh", "-c", SWEEP, folder.toString()));
        try {
            return new Janitor(new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new SandboxFailure("cannot start " + command, e);
        }
    }

    /** Sends it home, as the folder is deleted; returns when it is gone. */
    @Override
    public void close() {
        try (OutputStream toJanitor = process.getOutputStream()) {
            toJanitor.write('\n');
            toJanitor.flush();
            if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new SandboxFailure("the janitor does not end, pid=" + process.pid());
            }
        } catch (IOException e) {
            throw new SandboxFailure("cannot tell the janitor to end, pid=" + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted while waiting for the janitor", e);
        }
    }
}
