package io.ovnchassis.controller.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator wants of this chassis, checked and with defaults filled in.
 *
 * @param name the name of the chassis
 * @param hostname {@code external_ids:hostname}, else the host's own
 * @param bridge the integration bridge
 * @param bridgeMappings {@code ovn-bridge-mappings}: the bridge that leads to each physical network
 * @param southboundRemotes {@code ovn-remote}: where the Southbound database is; empty as long as nobody said
 * @param southboundProbe {@code ovn-remote-probe-interval}: zero for never; empty for the default of each transport
 * @param encaps empty while {@code ovn-encap-type} or {@code ovn-encap-ip} is missing: then no Chassis row is made
 * @param tunnels how tunnels to other chassis are made
 * @param transportZones {@code ovn-transport-zones}
 * @param zoneRange {@code ct-zone-range}: which conntrack zones may be given out
 * @param cleanupOnExit {@code ovn-cleanup-on-exit}: whether {@code exit} removes our rows
 * @param matchNorthdVersion {@code ovn-match-northd-version}: whether to wait for an ovn-northd of our own version
 * @param monitorAll {@code ovn-monitor-all}: whether all rows of the Southbound database are replicated
 * @param trimTimeout {@code ovn-trim-timeout-ms}: how long nothing happens before memory is trimmed
 * @param otherConfig what Chassis.other_config repeats of the configuration
 */
public record ChassisConfig(
        String name,
        String hostname,
        BridgeConfig bridge,
        Map<String, String> bridgeMappings,
        Optional<String> southboundRemotes,
        Optional<Duration> southboundProbe,
        Optional<EncapConfig> encaps,
        TunnelConfig tunnels,
        Set<String> transportZones,
        ZoneRange zoneRange,
        boolean cleanupOnExit,
        boolean matchNorthdVersion,
        boolean monitorAll,
        Duration trimTimeout,
        Map<String, String> otherConfig) {
    /** The trim timeout as long as nobody asks for another. */
    public static final Duration DEFAULT_TRIM_TIMEOUT = Duration.ofSeconds(30);

    public ChassisConfig {
        bridgeMappings = Map.copyOf(bridgeMappings);
        transportZones = Set.copyOf(transportZones);
        otherConfig = Map.copyOf(otherConfig);
    }
}
