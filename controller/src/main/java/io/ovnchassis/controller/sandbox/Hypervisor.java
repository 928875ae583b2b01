package io.ovnchassis.controller.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One machine of an OVN deployment: a local Open_vSwitch database with an integration bridge, and ovs-vswitchd. It is
 * set up as the installation guide of OVN says, and waits for a controller.
 *
 * @param name of the machine and of its chassis
 * @param environment by which the tools find this machine and the central databases
 */
public record Hypervisor(
        String name,
        RunDirectory directory,
        OvsdbServer database,
        Vswitchd vswitchd,
        Map<String, String> environment,
        Sandbox sandbox) {

    /**
     * Starts the local database and ovs-vswitchd.
     *
     * @param encapIp the tunnel endpoint, which no two machines may share
     */
    static Hypervisor start(Sandbox sandbox, String name, String encapIp, Central central) {
        RunDirectory directory = sandbox.directory(name);
        Map<String, String> environment = new TreeMap<>(directory.environment());
        environment.putAll(central.remotes());

        OvsdbServer database = OvsdbServer.start(sandbox, directory, Database.local());
        Tool vsctl = new Tool("ovs-vsctl", environment);
        vsctl.run("--no-wait", "init");
        vsctl.run(
                "--no-wait",
                "set",
                "Open_vSwitch",
                ".",
                "external_ids:system-id=" + name,
                "external_ids:hostname=" + name,
                "external_ids:ovn-remote=\"" + central.southbound().remote() + "\"",
                "external_ids:ovn-encap-type=geneve",
                "external_ids:ovn-encap-ip=" + encapIp,
                "--",
                "add-br",
                "br-int",
                "--",
                "set",
                "Bridge",
                "br-int",
                "fail_mode=secure");
        Vswitchd vswitchd = Vswitchd.start(sandbox, directory, database);
        return new Hypervisor(name, directory, database, vswitchd, Map.copyOf(environment), sandbox);
    }

    /** Starts a controller, usually {@code controller/bin/ovn-controller}, and returns when it answers. */
    public Controller startController(Path program, String... options) {
        return Controller.start(sandbox, this, program, List.of(options));
    }

    /** Runs ovs-vsctl and returns what it printed. It waits for ovs-vswitchd, unless told not to. */
    public String vsctl(String... arguments) {
        return tool("ovs-vsctl").run(arguments);
    }

    /** Runs ovn-appctl on this machine's controller and returns what it printed. */
    public String appctl(String... arguments) {
        return tool("ovn-appctl").run(arguments);
    }

    /** Any tool, with the environment of this machine. */
    public Tool tool(String program) {
        return new Tool(program, environment);
    }
}
