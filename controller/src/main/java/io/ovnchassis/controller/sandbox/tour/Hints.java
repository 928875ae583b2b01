package io.ovnchassis.controller.sandbox.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What to type into another shell while the sandbox runs. */
final class Hints {
    /** Of all the variables that the servers get, those by which tools find the servers. */
    private static final List<String> VARIABLES = List.of("OVS_RUNDIR", "OVN_RUNDIR", "OVN_NB_DB", "OVN_SB_DB");

    private final Style style;

    Hints(Style style) {
        this.style = style;
    }

    /**
     * The hints.
     *
     * @param environment that of the servers
     */
    List<String> lines(String chassis, Map<String, String> environment) {
        List<String> lines = new ArrayList<>();
        lines.add("Everything runs on until you press Ctrl-C. Paste this into another shell:");
        lines.add("");
        for (String variable : VARIABLES) {
            lines.add("  export " + variable + "=" + Objects.requireNonNull(environment.get(variable), variable));
        }
        lines.add("");
        lines.add("and try, for example (the daemon logs to $OVN_RUNDIR/ovn-controller.log):");
        lines.add("");
        lines.add(comment("request one more port for this chassis"));
        lines.add(command("ovn-nbctl lsp-add " + Requests.SWITCH + " mine -- \\"));
        lines.add(command("    lsp-set-options mine requested-chassis=" + chassis + " vif-plug-type=dummy"));
        lines.add(comment("find it plugged into br-int"));
        lines.add(command("ovs-vsctl show"));
        lines.add(comment("and what was computed for it"));
        lines.add(command("ovn-appctl -t ovn-controller inc-engine/show-stats"));
        return lines;
    }

    private String comment(String text) {
        return "  " + style.faint("# " + text);
    }

    private String command(String text) {
        return "  " + style.bold(text);
    }
}
