package io.ovnchassis.controller.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs on this machine: in PATH, and in sbin, which an ordinary Debian user's PATH leaves out. */
final class Programs {
    private static final List<String> SBIN = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

    private Programs() {}

    static Optional<Path> find(String name) {
        Stream<String> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(path, SBIN.stream())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * A program that must be there.
     *
     * @throws SandboxFailure that says what to install, when it is not
     */
    static Path require(String name) {
        return find(name)
                .orElseThrow(() -> new SandboxFailure("this machine has no " + name
                        + " (looked in PATH and in " + String.join(", ", SBIN)
                        + "); install Debian's openvswitch-switch, ovn-central and ovn-host, or type tests/run as root,"
                        + " which does so"));
    }
}
