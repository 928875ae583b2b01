package io.ovnchassis.controller.sandbox;

import java.util.List;

/**
 * Starts the daemon with no database to connect to, and stops it as soon as it answers. The build does so once, with the
 * JVM told to archive the classes that were loaded: {@code bin/ovn-controller} then starts a third faster. A build without
 * the archive is as good, but for that.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /** Takes the launcher as its only argument. */
    public static void main(String[] arguments) {
        try (Sandbox sandbox = Sandbox.create()) {
            RunDirectory directory = sandbox.directory("rehearsal");
            List<String> command = List.of(
                    arguments[0],
                    "-n",
                    "rehearsal",
                    "--enable-dummy-vif-plug",
                    "unix:" + directory.socket("none.sock"));
            sandbox.start(new ServerSpec(
                            "ovn-controller",
                            command,
                            directory,
                            pid -> directory.socket("ovn-controller." + pid + ".ctl")))
                    .stop();
        } catch (SandboxFailure failure) {
            System.err.println("The daemon will start without an archive of its classes: " + failure.getMessage());
        }
    }
}
