package io.ovnchassis.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often each node of the engine was computed anew. */
public final class Recomputes {
    private static final Pattern NODE =
            Pattern.compile("Node: (\\S+)\n- recompute: +([0-9]+)\n- compute: +([0-9]+)\n- cancel: +[0-9]+");

    /** The nodes that the kernel feeds are only read, as tables are. */
    private static final String READ_ONLY =
            "(OVS|SB)_.*|route_table_notify|neighbor_table_notify|nexthop_exchange|host_if_monitor";

    private Recomputes() {}

    /** Of all nodes but those that are only read, from what {@code inc-engine/show-stats} printed. */
    public static Map<String, Integer> of(String statistics) {
        Map<String, Integer> counts = new TreeMap<>();
        Matcher nodes = NODE.matcher(statistics);
        while (nodes.find()) {
            if (!nodes.group(1).matches(READ_ONLY)) {
                counts.put(nodes.group(1), Integer.parseInt(nodes.group(2)));
            }
        }
        assertThat(counts).containsKeys("runtime_data", "ovs_interface_shadow", "if_status_mgr", "vif_plug");
        return counts;
    }
}
