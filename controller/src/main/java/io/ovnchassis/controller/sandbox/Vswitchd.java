package io.ovnchassis.controller.sandbox;

import java.util.List;

/**
 * {@code ovs-vswitchd} with a datapath in its own memory: it needs neither root nor a kernel module.
 *
 * <p>{@code --enable-dummy=system} replaces the datapath type that a bridge has when nobody sets one, so that the
 * integration bridge is set up as in production: every Interface of type "" or {@code internal} gets an ofport, a MAC
 * address and its requested MTU without a network device behind it, and tunnels stay what they are. The machine's
 * datapath and routes are not even looked at.
 */
public record Vswitchd(ServerProcess process) implements Server {

    public static Vswitchd start(Sandbox sandbox, RunDirectory directory, OvsdbServer local) {
        List<String> command = List.of(
                Programs.require("ovs-vswitchd").toString(),
                local.remote(),
                "--enable-dummy=system",
                "--disable-system",
                "--disable-system-route",
                "--pidfile",
                "-vsyslog:off");
        return new Vswitchd(sandbox.start(new ServerSpec(
                "ovs-vswitchd", command, directory, pid -> directory.socket("ovs-vswitchd." + pid + ".ctl"))));
    }
}
