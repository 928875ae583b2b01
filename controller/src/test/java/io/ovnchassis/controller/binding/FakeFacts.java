package io.ovnchassis.controller.binding;

import io.ovnchassis.controller.encaps.LocalEncap;
import io.ovnchassis.controller.ha.HaPlaces;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the databases say, as a test has it. */
final class FakeFacts implements PortRule.Facts {
    private final Map<String, PortBinding> ports = new HashMap<>();
    private final Map<String, List<LocalInterface>> interfaces = new HashMap<>();
    private final Map<String, HaPlaces.Place> places = new HashMap<>();
    private final List<LocalEncap> encaps = new ArrayList<>();

    PortBinding add(PortBinding port, LocalInterface... carriers) {
        ports.put(port.logicalPort(), port);
        interfaces.put(port.logicalPort(), List.of(carriers));
        return port;
    }

    /** Interfaces that name a port without a row. */
    void addUnknown(String port, LocalInterface... carriers) {
        interfaces.put(port, List.of(carriers));
    }

    void clearPlaces() {
        places.clear();
    }

    void place(String port, boolean active, boolean first) {
        places.put(port, new HaPlaces.Place(active, first));
    }

    void add(LocalEncap encap) {
        encaps.add(encap);
    }

    @Override
    public Optional<PortBinding> port(String logicalPort) {
        return Optional.ofNullable(ports.get(logicalPort));
    }

    @Override
    public List<LocalInterface> interfaces(String logicalPort) {
        return interfaces.getOrDefault(logicalPort, List.of());
    }

    @Override
    public Optional<HaPlaces.Place> place(PortBinding port) {
        return Optional.ofNullable(places.get(port.logicalPort()));
    }

    @Override
    public List<LocalEncap> encaps() {
        return encaps;
    }
}
