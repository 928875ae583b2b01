package io.ovnchassis.tests.faults;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until a daemon has come to rest: for a second on end it hardly uses the processor, writes no log line, and
 * nobody changes a database. A daemon that goes on trying something does not get there.
 */
final class Rest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    /** The JVM's own housekeeping; the tick of the kernel's accounting is 10 ms. */
    private static final Duration CPU_MAX = Duration.ofMillis(60);

    private final RunningDaemon daemon;
    private final Central central;
    private Optional<Sample> since = Optional.empty();

    private record Sample(long nanoTime, Duration cpu, long writtenBytes) {}

    private Rest(RunningDaemon daemon, Central central) {
        this.daemon = daemon;
        this.central = central;
    }

    static void await(RunningDaemon daemon, Central central) {
        Rest rest = new Rest(daemon, central);
        Await.until("the daemon to come to rest", rest::observe, seen -> seen.equals("at rest"));
    }

    private String observe() {
        Sample now = new Sample(System.nanoTime(), cpu(), writtenBytes());
        Sample start = since.orElse(now);
        String activity = activity(start, now);
        if (since.isEmpty() || !activity.isEmpty()) {
            since = Optional.of(now);
        }
        if (!activity.isEmpty()) {
            return activity;
        }
        return now.nanoTime() - start.nanoTime() >= LONG_ENOUGH.toNanos() ? "at rest" : "quiet so far";
    }

    private static String activity(Sample start, Sample now) {
        Duration cpu = now.cpu().minus(start.cpu());
        long bytes = now.writtenBytes() - start.writtenBytes();
        return bytes == 0 && cpu.compareTo(CPU_MAX) < 0
                ? ""
                : "%d ms of processor time, %d bytes of logs and databases in %d ms"
                        .formatted(cpu.toMillis(), bytes, (now.nanoTime() - start.nanoTime()) / 1_000_000);
    }

    private Duration cpu() {
        return ProcessHandle.of(daemon.controller().process().pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new SandboxFailure("the kernel does not say what the daemon's processor time is"));
    }

    private long writtenBytes() {
        try {
            return Files.size(daemon.controller().process().log())
                    + Files.size(daemon.hypervisor().directory().file("ovsdb-server.db"))
                    + Files.size(central.directory().file("ovnsb_db.db"));
        } catch (IOException e) {
            throw new SandboxFailure("cannot tell how much was written", e);
        }
    }
}
