package io.ovnchassis.controller.vlog;

import java.util.List;

/**
 * The vlog modules of {@code ovn-controller} and the OVS library that this daemon has too, under the names that
 * operators pass to {@code vlog/set} and grep logs for. Loggers of other names are known once they exist.
 */
public final class VlogModules {
    /** In alphabetical order. */
    public static final List<String> NAMES = List.of(
            "binding",
            "chassis",
            "coverage",
            "encaps",
            "if_status",
            "inc_proc_eng",
            "jsonrpc",
            "main",
            "ovn_bfd",
            "ovsdb_cs",
            "ovsdb_idl",
            "patch",
            "reconnect",
            "stream_ssl",
            "unixctl",
            "vif_plug",
            "vif_plug_provider",
            "vlog");

    private VlogModules() {}
}
