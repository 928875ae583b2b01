package io.ovnchassis.controller.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Turns the Open_vSwitch row's external_ids into a {@link ChassisConfig}. Pure but for the host name it is given. */
public final class ConfigReader {
    private static final Set<String> ENCAP_TYPES = Set.of("geneve", "vxlan");
    private static final Duration SHORTEST_PROBE = Duration.ofSeconds(1);
    private static final Duration SHORTEST_TRIM_TIMEOUT = Duration.ofSeconds(1);

    /** Keys of external_ids that Chassis.other_config repeats under the same name, with what stands for an absent one. */
    private static final Map<String, String> REPEATED = Map.ofEntries(
            Map.entry("ovn-bridge-mappings", ""),
            Map.entry("ovn-cms-options", ""),
            Map.entry("ovn-chassis-mac-mappings", ""),
            Map.entry("ovn-monitor-all", "false"),
            Map.entry("ovn-enable-lflow-cache", "true"),
            Map.entry("ovn-limit-lflow-cache", ""),
            Map.entry("ovn-memlimit-lflow-cache-kb", ""),
            Map.entry("ovn-trim-limit-lflow-cache", ""),
            Map.entry("ovn-trim-wmark-perc-lflow-cache", ""),
            Map.entry("ovn-trim-timeout-ms", ""),
            Map.entry("ovn-evpn-vxlan-ports", ""),
            Map.entry("ovn-evpn-local-ip", ""));

    private final ChassisName chassisName;
    private final Supplier<String> hostname;

    /** Uses {@code hostname}, the host's own name, only when the database has none. */
    public ConfigReader(ChassisName chassisName, Supplier<String> hostname) {
        this.chassisName = chassisName;
        this.hostname = hostname;
    }

    /**
     * The outcome of reading.
     *
     * @param bridge the integration bridge
     * @param config empty when the chassis has no name
     * @param problems what could not be used
     */
    public record Reading(BridgeConfig bridge, Optional<ChassisConfig> config, List<ConfigProblem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }

        /** Of a database in which nothing is configured, not even that there is nothing. */
        public static Reading empty() {
            return new Reading(BridgeConfig.DEFAULT, Optional.empty(), List.of());
        }
    }

    /**
     * Reads the configuration of this chassis.
     *
     * @param externalIds Open_vSwitch.external_ids
     * @param interfaceTypes Open_vSwitch.iface_types
     */
    public Reading read(Map<String, String> externalIds, Iterable<String> interfaceTypes) {
        Optional<String> name = chassisName.resolve(Optional.ofNullable(externalIds.get("system-id")));
        if (name.isEmpty()) {
            return new Reading(
                    bridge(key -> Optional.ofNullable(externalIds.get(key))),
                    Optional.empty(),
                    List.of(ConfigProblem.warning("'system-id' in Open_vSwitch database is missing.")));
        }
        List<ConfigProblem> problems = new ArrayList<>();
        ExternalIds ids = new ExternalIds(externalIds, name.get());
        ChassisConfig config = new ChassisConfig(
                name.get(),
                ids.get("hostname").filter(text -> !text.isEmpty()).orElseGet(hostname),
                bridge(ids::get),
                BridgeMappings.read(ids.get("ovn-bridge-mappings", ""), problems),
                ids.get("ovn-remote").filter(text -> !text.isBlank()),
                probe(ids, problems),
                encaps(ids, problems),
                tunnels(ids, problems),
                new HashSet<>(ids.list("ovn-transport-zones")),
                ZoneRange.read(ids.get("ct-zone-range")),
                !ids.get("ovn-cleanup-on-exit", "true").equals("false"),
                ids.isTrue("ovn-match-northd-version"),
                ids.isTrue("ovn-monitor-all"),
                trimTimeout(ids, problems),
                otherConfig(ids, interfaceTypes));
        return new Reading(config.bridge(), Optional.of(config), problems);
    }

    private static BridgeConfig bridge(Function<String, Optional<String>> ids) {
        return new BridgeConfig(
                ids.apply("ovn-bridge").filter(text -> !text.isEmpty()).orElse(BridgeConfig.DEFAULT.name()),
                ids.apply("ovn-bridge-datapath-type").filter(text -> !text.isEmpty()));
    }

    private static Optional<Duration> probe(ExternalIds ids, List<ConfigProblem> problems) {
        return milliseconds("ovn-remote-probe-interval", Integer.MIN_VALUE, Integer.MAX_VALUE, ids, problems)
                .filter(interval -> !interval.isNegative())
                .map(interval -> interval.isZero() ? interval : atLeast(SHORTEST_PROBE, interval));
    }

    private static Duration trimTimeout(ExternalIds ids, List<ConfigProblem> problems) {
        Duration asked = milliseconds("ovn-trim-timeout-ms", 0, Keys.UINT32_MAX, ids, problems)
                .orElse(ChassisConfig.DEFAULT_TRIM_TIMEOUT);
        Duration timeout = atLeast(SHORTEST_TRIM_TIMEOUT, asked);
        if (!timeout.equals(asked)) {
            problems.add(ConfigProblem.warning("Invalid requested trim timeout: requested " + asked.toMillis()
                    + " ms, using " + timeout.toMillis() + " ms instead"));
        }
        return timeout;
    }

    private static Duration atLeast(Duration shortest, Duration asked) {
        return asked.compareTo(shortest) < 0 ? shortest : asked;
    }

    /** What a key says, if that is a number in these bounds; anything else is a problem. */
    private static Optional<Duration> milliseconds(
            String key, long least, long most, ExternalIds ids, List<ConfigProblem> problems) {
        Optional<String> text = ids.get(key);
        Optional<Duration> usable = text.map(String::strip)
                .filter(number -> Form.isNumber(number, least, most))
                .map(number -> Duration.ofMillis(Long.parseLong(number)));
        if (text.isPresent() && usable.isEmpty()) {
            problems.add(unusable(
                    key, text.get(), "it must be a number of milliseconds up to " + most + "; the default is used"));
        }
        return usable;
    }

    private static Optional<EncapConfig> encaps(ExternalIds ids, List<ConfigProblem> problems) {
        List<String> types = ids.list("ovn-encap-type");
        List<String> ips = ids.list("ovn-encap-ip");
        if (types.isEmpty() || ips.isEmpty()) {
            problems.add(ConfigProblem.information("Need to specify an encap type and ip"));
            return Optional.empty();
        }
        List<String> known = types.stream().filter(ENCAP_TYPES::contains).toList();
        types.stream()
                .filter(type -> !ENCAP_TYPES.contains(type))
                .forEach(type ->
                        problems.add(ConfigProblem.information("Unknown tunnel type: " + ConfigProblem.excerpt(type))));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> defaultIp = ids.get("ovn-encap-ip-default");
        defaultIp
                .filter(ip -> !ips.contains(ip))
                .ifPresent(ip -> problems.add(ConfigProblem.warning("ovn-encap-ip-default (" + ConfigProblem.excerpt(ip)
                        + ") must be one of the IPs in ovn-encap-ip.")));
        return Optional.of(
                new EncapConfig(known, ips, defaultIp.filter(ips::contains), ids.get("ovn-encap-csum", "true")));
    }

    private static TunnelConfig tunnels(ExternalIds ids, List<ConfigProblem> problems) {
        return new TunnelConfig(
                ids.get("ovn-encap-tos").filter(tos -> !tos.equals("none")),
                ids.get("ovn-encap-df_default"),
                ids.isTrue("ovn-enable-flow-based-tunnels"),
                ids.list("ovn-evpn-vxlan-ports").stream()
                        .filter(port -> isUdpPort(port, problems))
                        .toList());
    }

    private static boolean isUdpPort(String text, List<ConfigProblem> problems) {
        boolean isPort = text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 0xffff;
        if (!isPort) {
            problems.add(ConfigProblem.warning("Invalid VXLAN port number '" + ConfigProblem.excerpt(text) + "'"));
        }
        return isPort;
    }

    private static Map<String, String> otherConfig(ExternalIds ids, Iterable<String> interfaceTypes) {
        Map<String, String> otherConfig = new HashMap<>();
        REPEATED.forEach((key, whenAbsent) -> otherConfig.put(key, ids.get(key, whenAbsent)));
        otherConfig.put("iface-types", String.join(",", interfaceTypes));
        otherConfig.put("is-interconn", Boolean.toString(ids.isTrue("ovn-is-interconn")));
        return otherConfig;
    }

    private static ConfigProblem unusable(String key, String value, String remedy) {
        return ConfigProblem.warning("external_ids:" + key + " in Open_vSwitch database is '"
                + ConfigProblem.excerpt(value) + "': " + remedy);
    }
}
