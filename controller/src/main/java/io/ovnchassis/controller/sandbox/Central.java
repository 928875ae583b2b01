package io.ovnchassis.controller.sandbox;

import java.util.Map;

/** The central part of an OVN deployment: the northbound and the southbound database, and ovn-northd between them. */
public record Central(RunDirectory directory, OvsdbServer northbound, OvsdbServer southbound, Northd northd) {

    static Central start(Sandbox sandbox) {
        RunDirectory directory = sandbox.directory("central");
        OvsdbServer northbound = OvsdbServer.start(sandbox, directory, Database.northbound());
        OvsdbServer southbound = OvsdbServer.start(sandbox, directory, Database.southbound());
        Northd northd = Northd.start(sandbox, directory, northbound, southbound);
        return new Central(directory, northbound, southbound, northd);
    }

    /** The variables by which tools find the central databases from anywhere. */
    public Map<String, String> remotes() {
        return Map.of("OVN_NB_DB", northbound.remote(), "OVN_SB_DB", southbound.remote());
    }

    /** Runs ovn-nbctl and returns what it printed. */
    public String nbctl(String... arguments) {
        return new Tool("ovn-nbctl", directory.environment()).run(arguments);
    }

    /** Runs ovn-sbctl and returns what it printed. */
    public String sbctl(String... arguments) {
        return new Tool("ovn-sbctl", directory.environment()).run(arguments);
    }
}
