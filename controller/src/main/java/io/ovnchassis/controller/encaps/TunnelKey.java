package io.ovnchassis.controller.encaps;

import io.ovnchassis.controller.tables.BridgePort;

/**
 * What tells one tunnel of ours from another. For a tunnel to one chassis it is the port's {@code ovn-chassis-id}:
 * {@code CHASSIS@REMOTE-IP%LOCAL-IP}. Up to 23.09 it was {@code CHASSIS@REMOTE-IP}; the rest is found in the options.
 */
final class TunnelKey {
    private static final String KIND_SEPARATOR = "/";

    private TunnelKey() {}

    static String toChassis(String chassis, String remoteIp, String localIp) {
        return chassis + "@" + remoteIp + "%" + localIp;
    }

    /** The one port of a type that leads to whoever a flow says. */
    static String flowBased(String type) {
        return WantedTunnel.FLOW + KIND_SEPARATOR + type;
    }

    /** The port of an EVPN fabric that uses {@code udpPort}. */
    static String evpn(String udpPort) {
        return "evpn" + KIND_SEPARATOR + udpPort;
    }

    static String of(BridgePort port) {
        String id = port.externalId(WantedTunnel.ID).orElse("");
        if (port.externalId(WantedTunnel.EVPN).filter("true"::equals).isPresent()) {
            return evpn(option(port, "dst_port"));
        }
        if (id.equals(WantedTunnel.FLOW)) {
            return flowBased(port.externalId(WantedTunnel.TYPE).orElse(""));
        }
        return isOld(port) ? id + "%" + option(port, "local_ip") : id;
    }

    static boolean isOld(BridgePort port) {
        return port.externalId(WantedTunnel.ID)
                .filter(id -> id.contains("@") && !id.contains("%"))
                .isPresent();
    }

    private static String option(BridgePort port, String key) {
        return port.onlyInterface()
                .map(part -> part.options().getOrDefault(key, ""))
                .orElse("");
    }
}
