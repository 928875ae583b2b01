package io.ovnchassis.controller.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code ovn-bridge-mappings}, as in {@code physnet1:br-eth1,physnet2:br-eth2} (ovn-controller(8)). */
final class BridgeMappings {
    private BridgeMappings() {}

    /** Returns the bridge of each network. What comes after a part that is wrong does not count, as in ovn-controller. */
    static Map<String, String> read(String text, List<ConfigProblem> problems) {
        Map<String, String> mappings = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            if (part.isEmpty()) {
                break;
            }
            int colon = part.indexOf(':');
            if (colon < 1 || colon == part.length() - 1) {
                problems.add(ConfigProblem.error(
                        "Invalid ovn-bridge-mappings configuration: '" + ConfigProblem.excerpt(text) + "'"));
                break;
            }
            mappings.putIfAbsent(part.substring(0, colon), part.substring(colon + 1));
        }
        return mappings;
    }
}
