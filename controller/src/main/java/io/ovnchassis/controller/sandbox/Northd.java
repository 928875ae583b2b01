package io.ovnchassis.controller.sandbox;

import java.util.List;

/** {@code ovn-northd}, which translates the northbound database into the southbound one. */
public record Northd(ServerProcess process) implements Server {

    public static Northd start(
            Sandbox sandbox, RunDirectory directory, OvsdbServer northbound, OvsdbServer southbound) {
        return start(sandbox, directory, northbound, southbound.remote());
    }

    /**
     * Starts it.
     *
     * @param southbound the remotes of a database that may have several servers
     */
    public static Northd start(Sandbox sandbox, RunDirectory directory, OvsdbServer northbound, String southbound) {
        List<String> command = List.of(
                Programs.require("ovn-northd").toString(),
                "--ovnnb-db=" + northbound.remote(),
                "--ovnsb-db=" + southbound,
                "--pidfile",
                "-vsyslog:off");
        return new Northd(sandbox.start(new ServerSpec(
                "ovn-northd", command, directory, pid -> directory.socket("ovn-northd." + pid + ".ctl"))));
    }
}
