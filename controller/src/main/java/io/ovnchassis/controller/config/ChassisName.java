package io.ovnchassis.controller.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the chassis has its name from, in order of precedence: {@code -n} on the command line, the file
 * {@code system-id-override}, {@code external_ids:system-id} of the Open_vSwitch row (ovn-controller(8)).
 */
public record ChassisName(Optional<String> commandLine, Optional<String> overrideFile) {
    /** Names were cut here by every release that read the file. */
    private static final int MAX_LENGTH = 63;

    /**
     * Reads the override file once, as at the start of the process.
     *
     * @param file {@code system-id-override} in OVN's configuration directory; need not exist
     * @throws IOException when the file is there and cannot be read
     */
    public static ChassisName of(Optional<String> commandLine, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new ChassisName(commandLine, Optional.empty());
        }
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Optional<String> first = Optional.ofNullable(lines.readLine())
                    .map(line -> line.substring(0, Math.min(line.length(), MAX_LENGTH)))
                    .filter(line -> !line.isEmpty());
            return new ChassisName(commandLine, first);
        } catch (IOException e) {
            throw new IOException(file + ": cannot read the name of the chassis: " + e, e);
        }
    }

    /** The name in force, given what the database says; empty when nobody gave one. */
    public Optional<String> resolve(Optional<String> systemId) {
        return commandLine.or(() -> overrideFile).or(() -> systemId).filter(name -> !name.isEmpty());
    }

    /** Where the name in force has its origin. */
    String origin() {
        if (commandLine.isPresent()) {
            return "-n";
        }
        return overrideFile.isPresent() ? "system-id-override" : "external_ids:system-id";
    }
}
