package io.ovnchassis.tests.scenarios;

import java.util.HashMap;
import java.util.Map;

/**
 * Names for tunnels that do not depend on the order in which these were made. Of the name that a controller gives,
 * {@code ovn-chassi-0}, the number at the end is whichever was free; where the tunnel leads to stands in its place.
 */
final class Tunnels {
    private final Map<String, String> byName = new HashMap<>();

    void add(Rows.Row netInterface) {
        String name = netInterface.text("name");
        String remote = netInterface.value("options", "remote_ip");
        if (name.startsWith("ovn") && !remote.isEmpty() && !remote.equals("flow")) {
            String lasting = name.replaceFirst("-[0-9a-f]+$", "-") + "{" + netInterface.text("type") + " to " + remote;
            String plain = lasting + "}";
            String local = netInterface.value("options", "local_ip");
            byName.put(name, byName.containsValue(plain) ? lasting + " from " + local + "}" : plain);
        }
    }

    String lasting(String name) {
        return byName.getOrDefault(name, name);
    }
}
