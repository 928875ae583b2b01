package io.ovnchassis.controller.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where files are, from the environment variables that all programs of OVN and Open vSwitch honour.
 *
 * @param ovnRun {@code OVN_RUNDIR}: pid file and control socket
 * @param ovsRun {@code OVS_RUNDIR}: the local database's socket
 * @param ovsLog {@code OVS_LOGDIR}: the log file, as ovn-controller has it
 * @param ovnSysconf {@code OVN_SYSCONFDIR}: system-id-override
 */
public record Directories(Path ovnRun, Path ovsRun, Path ovsLog, Path ovnSysconf) {
    public static Directories of(Map<String, String> environment) {
        return new Directories(
                Path.of(environment.getOrDefault("OVN_RUNDIR", "/var/run/ovn")),
                Path.of(environment.getOrDefault("OVS_RUNDIR", "/var/run/openvswitch")),
                Path.of(environment.getOrDefault("OVS_LOGDIR", "/var/log/openvswitch")),
                Path.of(environment.getOrDefault("OVN_SYSCONFDIR", "/etc/ovn")));
    }

    String localDatabase() {
        return "unix:" + ovsRun.resolve("db.sock");
    }

    Path systemIdOverride() {
        return ovnSysconf.resolve("system-id-override");
    }

    /** Where VIF plug providers keep their state. */
    Path vifPlugState() {
        return ovnRun.resolve("vif-plug");
    }

    Path controlSocket(String name, long processId) {
        return ovnRun.resolve(name + "." + processId + ".ctl");
    }
}
