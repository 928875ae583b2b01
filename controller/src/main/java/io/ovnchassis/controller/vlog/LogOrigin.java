package io.ovnchassis.controller.vlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Who logs.
 *
 * @param start when the process began to log
 * @param facility the facility that was chosen; empty for that of each destination
 */
record LogOrigin(String program, long processId, Instant start, Optional<Facility> facility) {
    static LogOrigin here(String program) {
        return new LogOrigin(program, ProcessHandle.current().pid(), Instant.now(), Optional.empty());
    }

    LogOrigin with(Facility chosen) {
        return new LogOrigin(program, processId, start, Optional.of(chosen));
    }

    /** As the kernel knows it, which needs no DNS; read each time, as it may change. */
    String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            // RFC 5424's word for a value that is not known.
            return "-";
        }
    }
}
