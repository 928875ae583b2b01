package io.ovnchassis.tests.scenarios;

import java.util.Set;

/** What stands for a value that is another one at each run. */
final class Placeholders {
    private static final Set<String> TIMES = Set.of(
            "nb_cfg_timestamp",
            "ovn-nb-cfg-ts",
            "ovn-nb-cfg-sb-ts",
            "ovn-startup-ts",
            "ovn-installed-ts",
            "vport-last-claim");
    private static final Set<String> COUNTS = Set.of("nb_cfg", "ovn-nb-cfg");

    /** Zones up to here are whichever was free; scenarios that ask for a certain one ask for one above. */
    private static final int FREE_ZONE_MAX = 1000;

    private Placeholders() {}

    /** A value of a column, and of a key in it when it is a map. */
    static String of(String column, String key, String value) {
        String name = key.isEmpty() ? column : key;
        if (TIMES.contains(name)) {
            return value.equals("0") ? value : "<a time>";
        }
        if (COUNTS.contains(name)) {
            return value.equals("0") ? value : "<a count>";
        }
        if (name.equals("ovn-remote") && value.startsWith("unix:")) {
            return "<a socket>";
        }
        if (name.equals("hwaddr")) {
            return "<a MAC address>";
        }
        if (name.startsWith("ct-zone-") && !name.equals("ct-zone-range")) {
            return Integer.parseInt(value) <= FREE_ZONE_MAX ? "<a free zone>" : value;
        }
        return value;
    }
}
