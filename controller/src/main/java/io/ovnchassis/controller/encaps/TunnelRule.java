package io.ovnchassis.controller.encaps;

import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.encaps.WantedTunnel.Naming;
import io.ovnchassis.controller.nbcfg.NorthdOptions;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which tunnels lead from here to a chassis, from the rows alone.
 *
 * @param config ours
 * @param own our end points
 * @param deployment what holds for the deployment as a whole
 * @param watched the chassis whose tunnels are watched
 */
record TunnelRule(ChassisConfig config, List<LocalEncap> own, NorthdOptions deployment, Set<Ref<Chassis>> watched) {
    /** From the least to the most preferred; others are not supported. */
    private static final List<Encap.Type> TYPES = List.of(Encap.Type.VXLAN, Encap.Type.GENEVE);

    /** Whether tunnels to {@code remote} are to be made one by one. */
    boolean concerns(Chassis remote) {
        boolean isRemote = "true".equals(remote.otherConfig().get("is-remote"));
        boolean isInterconnect = "true".equals(config.otherConfig().get("is-interconn"));
        return !config.tunnels().flowBased() && sharesZone(remote) && (!isRemote || isInterconnect);
    }

    /** Those that are in no zone are in one with each other. */
    private boolean sharesZone(Chassis remote) {
        return (remote.transportZones().isEmpty() && config.transportZones().isEmpty())
                || !Collections.disjoint(remote.transportZones(), config.transportZones());
    }

    /**
     * The tunnels to {@code remote}, by {@link TunnelKey}: from each of our end points to each of its, of the best type
     * that both have. None when they have no type in common.
     */
    Map<String, WantedTunnel> tunnelsTo(Chassis remote, List<Encap> ends) {
        Optional<Encap.Type> best = ends.stream()
                .map(Encap::type)
                .filter(type -> TYPES.contains(type) && own.stream().anyMatch(encap -> encap.type() == type))
                .max(Comparator.comparingInt(TYPES::indexOf));
        Map<String, WantedTunnel> tunnels = new HashMap<>();
        for (Encap end : ends) {
            for (LocalEncap start : own) {
                if (best.equals(Optional.of(end.type())) && end.type() == start.type()) {
                    String key = TunnelKey.toChassis(remote.name(), end.ip(), start.ip());
                    tunnels.put(key, tunnel(key, remote, end, start));
                }
            }
        }
        return tunnels;
    }

    private WantedTunnel tunnel(String key, Chassis remote, Encap end, LocalEncap start) {
        Map<String, String> options = common(end.ip(), start.ip());
        Optional.ofNullable(end.options().get("csum"))
                .filter(csum -> csum.equals("true") || csum.equals("false"))
                .ifPresent(csum -> options.put("csum", csum));
        Optional.ofNullable(end.options().get("dst_port")).ifPresent(port -> options.put("dst_port", port));
        deployment.ipsec().ifPresent(ipsec -> {
            options.put("remote_name", remote.name());
            options.putAll(ipsec);
        });
        return new WantedTunnel(
                new Naming.After(remote.name()),
                end.type().value(),
                options,
                watched.contains(remote.ref()) ? bfd() : Map.of(),
                "true".equals(remote.otherConfig().get("is-vtep")),
                Map.of(WantedTunnel.ID, key));
    }

    /** The tunnels that lead to nobody in particular, by {@link TunnelKey}. */
    Map<String, WantedTunnel> sharedTunnels() {
        Map<String, WantedTunnel> tunnels = new HashMap<>();
        if (config.tunnels().flowBased()) {
            own.stream()
                    .map(LocalEncap::type)
                    .filter(TYPES::contains)
                    .map(Encap.Type::value)
                    .forEach(type -> tunnels.put(TunnelKey.flowBased(type), flowBased(type)));
        }
        config.tunnels().evpnPorts().forEach(port -> tunnels.put(TunnelKey.evpn(port), evpn(port)));
        return tunnels;
    }

    private WantedTunnel flowBased(String type) {
        return new WantedTunnel(
                new Naming.Fixed(type),
                type,
                common(WantedTunnel.FLOW, WantedTunnel.FLOW),
                Map.of(),
                false,
                Map.of(WantedTunnel.ID, WantedTunnel.FLOW, WantedTunnel.TYPE, type));
    }

    private static WantedTunnel evpn(String port) {
        return new WantedTunnel(
                new Naming.Fixed("evpn-" + port),
                Encap.Type.VXLAN.value(),
                Map.of("local_ip", WantedTunnel.FLOW, "remote_ip", WantedTunnel.FLOW, "key", "flow", "dst_port", port),
                Map.of(),
                false,
                Map.of(WantedTunnel.EVPN, "true"));
    }

    private Map<String, String> common(String remoteIp, String localIp) {
        Map<String, String> options = new HashMap<>(Map.of("remote_ip", remoteIp, "local_ip", localIp, "key", "flow"));
        config.tunnels().tos().ifPresent(tos -> options.put("tos", tos));
        config.tunnels().dfDefault().ifPresent(df -> options.put("df_default", df));
        return options;
    }

    /** Messages that come out of a logical port are not ours: {@code check_tnl_key}. */
    private Map<String, String> bfd() {
        Map<String, String> bfd = new HashMap<>(deployment.bfd());
        bfd.put("enable", "true");
        bfd.put("check_tnl_key", "true");
        return bfd;
    }
}
