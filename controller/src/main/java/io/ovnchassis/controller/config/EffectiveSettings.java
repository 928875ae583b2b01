package io.ovnchassis.controller.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says of everything that can be set what holds and why. Pure. */
final class EffectiveSettings {
    /** How keys were read whose text may not hold as it is written. */
    private static final Map<String, Function<ChassisConfig, String>> READ_AS = Map.ofEntries(
            Map.entry("hostname", ChassisConfig::hostname),
            Map.entry("ovn-bridge", config -> config.bridge().name()),
            Map.entry("ovn-remote-probe-interval", EffectiveSettings::probe),
            Map.entry("ovn-match-northd-version", config -> Boolean.toString(config.matchNorthdVersion())),
            Map.entry("ovn-bridge-mappings", EffectiveSettings::mappings),
            Map.entry("ovn-encap-type", encap(encaps -> String.join(",", encaps.types()))),
            Map.entry("ovn-encap-ip", encap(encaps -> String.join(",", encaps.ips()))),
            Map.entry("ovn-encap-ip-default", encap(encaps -> encaps.defaultIp().orElse(""))),
            Map.entry("ovn-encap-tos", config -> config.tunnels().tos().orElse("none")),
            Map.entry(
                    "ovn-enable-flow-based-tunnels",
                    config -> Boolean.toString(config.tunnels().flowBased())),
            Map.entry(
                    "ovn-evpn-vxlan-ports",
                    config -> String.join(",", config.tunnels().evpnPorts())),
            Map.entry("ovn-is-interconn", config -> config.otherConfig().getOrDefault("is-interconn", "false")),
            Map.entry("ovn-cleanup-on-exit", config -> Boolean.toString(config.cleanupOnExit())));

    private final ChassisName chassisName;
    private final List<Setting> commandLine;

    EffectiveSettings(ChassisName chassisName, List<Setting> commandLine) {
        this.chassisName = chassisName;
        this.commandLine = List.copyOf(commandLine);
    }

    /** In the order of the manual; the command line last. */
    List<Setting> of(Written written) {
        List<Setting> settings = new ArrayList<>();
        Keys.ALL.forEach(key -> settings.add(key.name().equals("system-id") ? name(written) : setting(key, written)));
        settings.add(new Setting(
                "other_config:vlan-limit",
                written.otherConfig().getOrDefault("vlan-limit", ""),
                "set by this daemon",
                "0"));
        settings.addAll(commandLine);
        return settings;
    }

    private Setting name(Written written) {
        Optional<String> systemId = Optional.ofNullable(written.externalIds().get("system-id"));
        Optional<String> name = chassisName.resolve(systemId);
        return new Setting("system-id", name.orElse(""), name.isPresent() ? chassisName.origin() : Setting.DEFAULT, "");
    }

    private static Setting setting(Key key, Written written) {
        String chassis = written.config().map(ChassisConfig::name).orElse("");
        String own = key.name() + "-" + chassis;
        boolean hasOwn = key.perChassis() && written.externalIds().containsKey(own);
        Optional<String> text = Optional.ofNullable(written.externalIds().get(hasOwn ? own : key.name()));
        String value = effective(key, text, written.config());
        return new Setting(
                key.name(),
                value,
                text.map(given -> source(hasOwn ? own : key.name(), given, value) + remark(key))
                        .orElse(Setting.DEFAULT),
                key.whenAbsent());
    }

    private static String effective(Key key, Optional<String> text, Optional<ChassisConfig> config) {
        Function<ChassisConfig, String> asRead = READ_AS.get(key.name());
        if (asRead != null && config.isPresent()) {
            String value = asRead.apply(config.get());
            return value.isEmpty() ? key.whenAbsent() : value;
        }
        return text.orElse(key.whenAbsent());
    }

    private static String source(String key, String text, String value) {
        String place = "external_ids:" + key;
        return parts(text).equals(parts(value)) ? place : place + " = '" + ConfigProblem.excerpt(text) + "'";
    }

    private static List<String> parts(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).sorted().toList();
    }

    private static String remark(Key key) {
        return switch (key.use()) {
            case FOLLOWED -> "";
            case TOLD -> " (told to others, no effect here)";
            case WITHOUT_SUBJECT -> " (no effect here)";
        };
    }

    private static String probe(ChassisConfig config) {
        return config.southboundProbe()
                .map(Duration::toMillis)
                .map(milliseconds -> Long.toString(milliseconds))
                .orElse("");
    }

    private static String mappings(ChassisConfig config) {
        return config.bridgeMappings().entrySet().stream()
                .map(mapping -> mapping.getKey() + ":" + mapping.getValue())
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static Function<ChassisConfig, String> encap(Function<EncapConfig, String> part) {
        return config -> config.encaps().map(part).orElse("");
    }
}
