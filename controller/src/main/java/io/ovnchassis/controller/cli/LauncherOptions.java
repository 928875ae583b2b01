package io.ovnchassis.controller.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Options that the launcher has carried out before there is a JVM. They are here for picocli to know and to explain; nobody
 * reads them.
 */
@SuppressWarnings("UnusedVariable")
final class LauncherOptions {
    @Option(names = "--detach", description = "run in background; return when the control socket is served")
    private boolean detach;

    @Option(names = "--monitor", description = "start the daemon again when it has crashed")
    private boolean monitor;

    @Option(names = "--no-chdir", description = "with --detach: stay in the working directory")
    private boolean noChdir;

    @Option(names = "--user", paramLabel = "USER[:GROUP]", description = "run as this user; needs root")
    private @Nullable String user;

    /** Nothing is confined in the first place. */
    @Option(names = "--no-self-confinement", hidden = true)
    private boolean noSelfConfinement;
}
