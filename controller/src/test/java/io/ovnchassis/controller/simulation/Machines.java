package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.SimulatedHost;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whoever runs virtual machines on the host: knows which interfaces there should be, and sees to it sooner or later. */
final class Machines {
    static final String PREFIX = "vif";

    private final SimulatedHost host;
    private final Map<String, Map<String, String>> wanted = new TreeMap<>();

    Machines(SimulatedHost host) {
        this.host = host;
    }

    void start(String vif, String port) {
        wanted.putIfAbsent(vif, Map.of("iface-id", port));
        reconcile();
    }

    void stop(String vif) {
        wanted.remove(vif);
        reconcile();
    }

    /** Another value for a key of the interface's external_ids. */
    void set(String vif, String key, Optional<String> value) {
        Map<String, String> ids = wanted.get(vif);
        if (ids != null) {
            Map<String, String> changed = new HashMap<>(ids);
            value.ifPresentOrElse(text -> changed.put(key, text), () -> changed.remove(key));
            wanted.put(vif, changed);
            host.setExternalId(vif, key, value);
        }
    }

    /** Makes the interfaces that are missing and removes those of machines that are gone. */
    void reconcile() {
        List<String> present = host.vifs()
                .map(Interface::name)
                .filter(name -> name.startsWith(PREFIX))
                .toList();
        present.stream().filter(name -> !wanted.containsKey(name)).forEach(host::removeVif);
        wanted.forEach((name, ids) -> {
            if (!present.contains(name)) {
                host.addVif(name, ids);
            }
        });
    }
}
