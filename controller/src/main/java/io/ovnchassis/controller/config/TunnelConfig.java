package io.ovnchassis.controller.config;

import java.util.List;
import java.util.Optional;

/**
 * How this chassis makes its tunnels.
 *
 * @param tos {@code ovn-encap-tos}: the type of service of tunnel packets; empty for none
 * @param dfDefault {@code ovn-encap-df_default}: whether tunnel packets must not be fragmented, as Open vSwitch reads it
 * @param flowBased {@code ovn-enable-flow-based-tunnels}: one port for each type of tunnel rather than one for each chassis
 * @param evpnPorts {@code ovn-evpn-vxlan-ports}: the UDP ports of EVPN fabrics
 */
public record TunnelConfig(
        Optional<String> tos, Optional<String> dfDefault, boolean flowBased, List<String> evpnPorts) {
    public TunnelConfig {
        evpnPorts = List.copyOf(evpnPorts);
    }
}
