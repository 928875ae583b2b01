package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Controller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a running process has taken of the machine. */
record Vitals(long pid) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KILO = 1024;

    static Vitals of(Controller controller) {
        return new Vitals(controller.process().pid());
    }

    /** Processor time so far, of threads that have ended as well; in steps of the clock tick, 10 ms. */
    double cpuSeconds() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(cpu -> cpu.toNanos() / NANOS_PER_SECOND)
                .orElse(Double.NaN);
    }

    /** VmRSS of proc_pid_status(5). */
    double residentMegabytes() {
        try {
            String line = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(status -> status.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow();
            return Double.parseDouble(line.replaceAll("\\D", "")) / KILO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
