package io.ovnchassis.tests.scenarios;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.controller.sandbox.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until all servers of a small deployment have come to rest: what the northbound database asks for has come
 * through, and for a while nobody changes a database and no server computes anything.
 */
final class Calm {
    private static final Duration LONG_ENOUGH = Duration.ofMillis(300);

    /** Of a chassis that does not say how far it is, be it that it is not registered. */
    private static final Duration LONG_ENOUGH_WITHOUT_WORD = Duration.ofMillis(1200);

    /** The servers' housekeeping in that time; the tick of the kernel's accounting is 10 ms. */
    private static final Duration CPU_MAX = Duration.ofMillis(40);

    private final Sandbox sandbox;
    private final Central central;
    private final Hypervisor hypervisor;
    private Sample since;

    private record Sample(long nanoTime, Duration cpu, long bytes) {}

    private Calm(Sandbox sandbox, Central central, Hypervisor hypervisor) {
        this.sandbox = sandbox;
        this.central = central;
        this.hypervisor = hypervisor;
        since = sample();
    }

    static void await(Sandbox sandbox, Central central, Hypervisor hypervisor) {
        central.nbctl("--wait=sb", "--timeout=20", "sync");
        Calm calm = new Calm(sandbox, central, hypervisor);
        Await.until("the servers to come to rest", calm::observe, "at rest"::equals);
    }

    private String observe() {
        Sample now = sample();
        Duration quiet = Duration.ofNanos(now.nanoTime() - since.nanoTime());
        Duration cpu = now.cpu().minus(since.cpu());
        if (now.bytes() != since.bytes() || cpu.compareTo(CPU_MAX) > 0) {
            String activity = "%d ms of processor time, %d bytes of databases"
                    .formatted(cpu.toMillis(), now.bytes() - since.bytes());
            since = now;
            return activity;
        }
        if (quiet.compareTo(LONG_ENOUGH) < 0) {
            return "quiet so far";
        }
        return quiet.compareTo(LONG_ENOUGH_WITHOUT_WORD) > 0 || isThrough() ? "at rest" : "quiet, but not through";
    }

    /** Whether the chassis has reported the newest configuration. */
    private boolean isThrough() {
        String wanted = central.sbctl("--bare", "get", "SB_Global", ".", "nb_cfg");
        return central.sbctl("--bare", "--columns=nb_cfg", "find", "Chassis_Private", "name=" + Stage.CHASSIS)
                .equals(wanted);
    }

    private Sample sample() {
        Duration cpu = sandbox.servers().stream()
                .filter(ServerProcess::isAlive)
                .map(server -> ProcessHandle.of(server.pid())
                        .flatMap(process -> process.info().totalCpuDuration()))
                .flatMap(Optional::stream)
                .reduce(Duration.ZERO, Duration::plus);
        return new Sample(System.nanoTime(), cpu, bytes());
    }

    private long bytes() {
        return size(hypervisor.directory().file("ovsdb-server.db"))
                + size(central.directory().file("ovnsb_db.db"))
                + size(central.directory().file("ovnnb_db.db"));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new SandboxFailure("cannot tell the size of " + file, e);
        }
    }
}
