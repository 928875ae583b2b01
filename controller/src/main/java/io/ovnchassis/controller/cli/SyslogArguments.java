package io.ovnchassis.controller.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where syslog is. */
final class SyslogArguments {
    private static final String DEFAULT_METHOD = "libc";

    @Option(
            names = "--syslog-method",
            paramLabel = "METHOD",
            description =
                    "how syslog is reached: libc (/dev/log, the default; $OVS_SYSLOG_METHOD changes it), unix:FILE,"
                            + " udp:IP[:PORT], or null for not at all")
    private List<String> methods = new ArrayList<>();

    @Option(
            names = "--syslog-target",
            paramLabel = "IP:PORT",
            description = "send what goes to syslog to this host as well, over UDP")
    private @Nullable String target;

    /** The first one given, as in OVS; else what the environment says. */
    String method(Map<String, String> environment) {
        return methods.isEmpty() ? environment.getOrDefault("OVS_SYSLOG_METHOD", DEFAULT_METHOD) : methods.getFirst();
    }

    Optional<String> target() {
        return Optional.ofNullable(target);
    }
}
