package io.ovnchassis.controller.routing;

import java.util.Set;
import java.util.TreeSet;

/**
 * The interfaces whose neighbours matter to EVPN.
 *
 * @param forwarding the VXLAN and loopback devices, of which the forwarding entries matter
 * @param bridges those of which the IP neighbours matter
 */
public record EvpnInterfaces(Set<String> forwarding, Set<String> bridges) {
    static final EvpnInterfaces NONE = new EvpnInterfaces(Set.of(), Set.of());

    public EvpnInterfaces {
        forwarding = Set.copyOf(forwarding);
        bridges = Set.copyOf(bridges);
    }

    /** All of them. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(forwarding);
        names.addAll(bridges);
        return names;
    }
}
