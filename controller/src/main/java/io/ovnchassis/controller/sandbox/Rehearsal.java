package io.ovnchassis.controller.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Starts the daemon, has it register and plug ports where there are servers to do so with, and stops it. The build does so
 * once, with the JVM told to keep the classes that were loaded, linked as they were, and what it learned about their
 * methods: {@code bin/ovn-controller} then starts in half the time, and compiles what plugging needs before it is slow. A
 * build without that cache is as good, but for that.
 */
public final class Rehearsal {
    private static final String NAME = "rehearsal";

    /** The JVM makes the cache at its end, which takes seconds on a machine that has time, and more on one that has none. */
    private static final Duration CACHE_IS_MADE = Duration.ofMinutes(3);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More than the calls after which the JVM takes a method for one that is worth compiling. */
    private static final int PORTS = 500;

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
            plug(southboundTool(directory, southbound), new Tool("ovs-vsctl", directory.environment()));
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

    private static Tool southboundTool(RunDirectory directory, OvsdbServer southbound) {
        Map<String, String> environment = new HashMap<>(directory.environment());
        environment.put("OVN_SB_DB", southbound.remote());
        return new Tool("ovn-sbctl", environment);
    }

    /** Plays ovn-northd and ovs-vswitchd to the daemon. */
    private static void plug(Tool sbctl, Tool vsctl) {
        String chassis = awaitLines(1, "the chassis to register", () -> find(sbctl, "_uuid", "Chassis", "name=" + NAME))
                .getFirst();
        sbctl.run(request(chassis));
        Supplier<List<String>> plugged = () -> find(vsctl, "name", "Interface", "external_ids:ovn-plugged=dummy");
        vsctl.run(withNumbers(awaitLines(PORTS, "the ports to be plugged", plugged)));
        awaitLines(PORTS, "the ports to be up", () -> find(sbctl, "logical_port", "Port_Binding", "up=true"));
        sbctl.run("--all", "destroy", "Port_Binding");
        awaitLines(0, "the ports to be unplugged", plugged);
    }

    private static String[] request(String chassis) {
        List<String> command = new ArrayList<>(List.of(
                "--id=@datapath",
                "create",
                "Datapath_Binding",
                "tunnel_key=1",
                "external_ids:logical-switch=" + new UUID(0, 1),
                "external_ids:name=" + NAME));
        for (int port = 1; port <= PORTS; port++) {
            command.addAll(List.of("--", "create", "Port_Binding", "datapath=@datapath", "tunnel_key=" + port));
            command.addAll(List.of("logical_port=" + NAME + port, "requested_chassis=" + chassis, "up=false"));
            command.addAll(List.of("options:requested-chassis=" + NAME, "options:vif-plug-type=dummy"));
        }
        return command.toArray(String[]::new);
    }

    private static String[] withNumbers(List<String> interfaces) {
        List<String> command = new ArrayList<>(List.of("--no-wait"));
        for (String name : interfaces) {
            command.addAll(List.of("--", "set", "Interface", name, "ofport=" + command.size()));
        }
        return command.toArray(String[]::new);
    }

    private static List<String> find(Tool tool, String column, String table, String condition) {
        return tool.run("--bare", "--columns=" + column, "find", table, condition)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> awaitLines(int count, String what, Supplier<List<String>> lines) {
        return Await.until(what, PATIENCE, lines, found -> found.size() == count);
    }

    private static ServerProcess start(Sandbox sandbox, RunDirectory directory, Path launcher, String database) {
        List<String> command = List.of(launcher.toString(), "-n", NAME, "--enable-dummy-vif-plug", database);
        return sandbox.start(new ServerSpec(
                "ovn-controller", command, directory, pid -> directory.socket("ovn-controller." + pid + ".ctl")));
    }
}
