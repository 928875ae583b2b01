package io.ovnchassis.controller.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Starts programs that cannot outlive this JVM.
 *
 * <p>A JVM that is killed runs no shutdown hook, so the kernel does the killing: {@code setpriv --pdeathsig} (util-linux)
 * asks for SIGKILL at the death of the parent. To the kernel the parent is the <em>thread</em> that forked (prctl(2),
 * PR_SET_PDEATHSIG), and the threads of a test runner come and go. Hence one thread of its own, a platform thread,
 * which lives as long as the sandbox.
 */
final class Spawner implements AutoCloseable {
    private static final long KILL_SECONDS_MAX = 10;

    private final Set<Process> processes = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sandbox-spawner").factory());

    /** Starts a program; its pid is the program's own, as {@code setsid} and {@code setpriv} give their process to it. */
    Process spawn(ProcessBuilder builder) {
        List<String> command = dyingWithParent(builder.command());
        try {
            return thread.submit(() -> register(builder.command(command).start()))
                    .get();
        } catch (ExecutionException e) {
            throw new SandboxFailure("cannot start " + command, e.getCause() instanceof IOException io ? io : e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted while starting " + command, e);
        }
    }

    /**
     * The same command, killed by the kernel at the death of the thread that starts it, and in a session of its own, so
     * that Ctrl-C in the terminal reaches the sandbox only, which then ends everything in order. Both where the machine
     * can do so.
     */
    static List<String> dyingWithParent(List<String> command) {
        List<String> tied = new ArrayList<>();
        Programs.find("setsid").ifPresent(setsid -> tied.add(setsid.toString()));
        Programs.find("setpriv").ifPresent(setpriv -> tied.addAll(List.of(setpriv.toString(), "--pdeathsig", "KILL")));
        tied.addAll(command);
        return tied;
    }

    private Process register(Process process) {
        processes.removeIf(ended -> !ended.isAlive());
        processes.add(process);
        return process;
    }

    /** Kills what still runs, and returns when it is gone. */
    @Override
    public void close() {
        thread.close();
        List<Process> killed = List.copyOf(processes);
        killed.forEach(Process::destroyForcibly);
        try {
            for (Process process : killed) {
                if (!process.waitFor(KILL_SECONDS_MAX, TimeUnit.SECONDS)) {
                    throw new SandboxFailure("cannot kill process " + process.pid() + ": "
                            + process.info().commandLine().orElse("command line unknown"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("interrupted while killing " + killed, e);
        }
    }
}
