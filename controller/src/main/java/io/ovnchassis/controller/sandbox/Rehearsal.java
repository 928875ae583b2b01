package io.ovnchassis.controller.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts the daemon, has it register where there are servers to register with, and stops it. The build does so once, with
 * the JVM told to keep the classes that were loaded, linked as they were: {@code bin/ovn-controller} then starts in half
 * the time. A build without that cache is as good, but for that.
 */
public final class Rehearsal {
    private static final String NAME = "rehearsal";

    /** The JVM makes the cache at its end, which takes seconds on a machine that has time, and more on one that has none. */
    private static final Duration CACHE_IS_MADE = Duration.ofMinutes(3);

    private static final Duration REGISTERED = Duration.ofSeconds(30);

    private Rehearsal() {}

    /** Takes the launcher as its only argument. */
    public static void main(String[] arguments) {
        try (Sandbox sandbox = Sandbox.create()) {
            rehearse(sandbox, Path.of(arguments[0]));
        } catch (SandboxFailure failure) {
            System.err.println("The daemon will start without a cache of its classes: " + failure.getMessage());
        }
    }

    private static void rehearse(Sandbox sandbox, Path launcher) {
        RunDirectory directory = sandbox.directory(NAME);
        if (Stream.of("ovsdb-server", "ovsdb-tool", "ovs-vsctl", "ovn-sbctl")
                .allMatch(program -> Programs.find(program).isPresent())) {
            OvsdbServer southbound = OvsdbServer.start(sandbox, directory, Database.southbound());
            OvsdbServer local = OvsdbServer.start(sandbox, directory, Database.local());
            configure(directory, southbound);
            ServerProcess daemon = start(sandbox, directory, launcher, local.remote());
            Tool sbctl = new Tool("ovn-sbctl", directory.environment());
            Await.until(
                    "the chassis to register",
                    REGISTERED,
                    () -> sbctl.run("--db=" + southbound.remote(), "--bare", "--columns=name", "list", "Chassis"),
                    chassis -> chassis.contains(NAME));
            daemon.stop(CACHE_IS_MADE);
        } else {
            start(sandbox, directory, launcher, "unix:" + directory.socket("none.sock"))
                    .stop(CACHE_IS_MADE);
        }
    }

    private static void configure(RunDirectory directory, OvsdbServer southbound) {
        Tool vsctl = new Tool("ovs-vsctl", directory.environment());
        vsctl.run("--no-wait", "init");
        vsctl.run(
                "--no-wait",
                "set",
                "Open_vSwitch",
                ".",
                "external_ids:ovn-remote=\"" + southbound.remote() + "\"",
                "external_ids:ovn-encap-type=geneve",
                "external_ids:ovn-encap-ip=127.0.0.1");
    }

    private static ServerProcess start(Sandbox sandbox, RunDirectory directory, Path launcher, String database) {
        List<String> command = List.of(launcher.toString(), "-n", NAME, "--enable-dummy-vif-plug", database);
        return sandbox.start(new ServerSpec(
                "ovn-controller", command, directory, pid -> directory.socket("ovn-controller." + pid + ".ctl")));
    }
}
