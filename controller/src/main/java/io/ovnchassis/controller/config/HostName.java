package io.ovnchassis.controller.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The name of this host, as gethostname(2) has it: read from the kernel, so that no name service is asked. */
public final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** Reads the name; empty when the kernel does not say, as ovn-controller has it too. */
    public static String read() {
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException e) {
            LoggerFactory.getLogger("chassis").warn("{}: cannot read the host's name: {}", KERNEL, e.getMessage());
            return "";
        }
    }
}
