package io.ovnchassis.tests.faults;

import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The log of a daemon, over all of its runs. */
record DaemonLog(Path file) {
    static DaemonLog of(Controller daemon) {
        return new DaemonLog(daemon.process().log());
    }

    List<String> lines() {
        try {
            // Not readAllLines: the daemon may be in the middle of a line, or of a character.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new SandboxFailure("cannot read " + file, e);
        }
    }

    List<String> linesWith(String text) {
        return lines().stream().filter(line -> line.contains(text)).toList();
    }

    int count(String text) {
        return linesWith(text).size();
    }
}
