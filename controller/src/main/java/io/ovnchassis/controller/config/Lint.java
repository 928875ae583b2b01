package io.ovnchassis.controller.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Looks for what an operator has hardly meant: keys that are unknown, misspelt, obsolete, malformed or at odds. Pure. */
final class Lint {
    private static final String INDEX_PREFIX = "ovn-chassis-idx-";

    private static final Set<String> KEY_OPTIONS = Set.of("--private-key", "--certificate", "--ca-cert");

    private final ChassisName chassisName;
    private final List<Setting> commandLine;

    Lint(ChassisName chassisName, List<Setting> commandLine) {
        this.chassisName = chassisName;
        this.commandLine = List.copyOf(commandLine);
    }

    /** The findings that nobody else reports: whoever reads a malformed value says so. */
    List<String> unreported(Written written) {
        return findings(written).stream()
                .filter(finding -> !finding.contains(Form.MALFORMED))
                .toList();
    }

    /** One sentence for each finding, in the order of the keys, those about several keys last. */
    List<String> findings(Written written) {
        String chassis = written.config().map(ChassisConfig::name).orElse("");
        List<String> findings = new ArrayList<>();
        new TreeMap<>(written.externalIds())
                .forEach((key, value) -> finding(key, value, chassis, written)
                        .ifPresent(text -> findings.add("external_ids:" + ConfigProblem.excerpt(key) + ": " + text)));
        findings.addAll(conflicts(written, new ExternalIds(written.externalIds(), chassis)));
        return findings;
    }

    private static Optional<String> finding(String key, String value, String chassis, Written written) {
        Optional<Key> known = Keys.named(key);
        if (known.isPresent()) {
            return known.get().form().complaint(value);
        }
        boolean ours = !chassis.isEmpty() && key.endsWith("-" + chassis);
        String stem = ours ? key.substring(0, key.length() - chassis.length() - 1) : key;
        Optional<Key> knownStem = Keys.named(stem);
        if (knownStem.isPresent()) {
            return knownStem.get().perChassis()
                    ? knownStem.get().form().complaint(value)
                    : Optional.of("has no effect: " + stem + " has no form of its own per chassis");
        }
        return Optional.ofNullable(Keys.OBSOLETE.get(stem))
                .map(remedy -> "is obsolete: " + remedy)
                .or(() -> Keys.OF_OTHERS.contains(stem) ? Optional.empty() : strange(stem, written));
    }

    private static Optional<String> strange(String stem, Written written) {
        Optional<String> other = otherChassis(stem);
        if (other.filter(name -> written.otherConfig().containsKey(INDEX_PREFIX + name))
                .isPresent()) {
            return Optional.empty();
        }
        Optional<String> meant = Spelling.nearest(stem);
        if (meant.isPresent()) {
            return meant.map(name -> "is unknown: did you mean " + name + "?");
        }
        if (other.isPresent()) {
            return other.map(name -> "is for a chassis '" + ConfigProblem.excerpt(name) + "' that is not on this host");
        }
        return stem.startsWith("ovn-") ? Optional.of("is unknown") : Optional.empty();
    }

    /** Whose a key would be if what follows the longest known name were the name of a chassis. */
    private static Optional<String> otherChassis(String key) {
        return Keys.ALL.stream()
                .filter(Key::perChassis)
                .map(known -> known.name() + "-")
                .filter(prefix -> key.startsWith(prefix) && key.length() > prefix.length())
                .max(Comparator.comparingInt(String::length))
                .map(prefix -> key.substring(prefix.length()));
    }

    private List<String> conflicts(Written written, ExternalIds ids) {
        List<String> conflicts = new ArrayList<>();
        String chassis = ids.chassis();
        Optional<String> systemId = ids.plain("system-id");
        if (!chassis.isEmpty() && systemId.filter(id -> !id.equals(chassis)).isPresent()) {
            conflicts.add("external_ids:system-id is '" + ConfigProblem.excerpt(systemId.get())
                    + "', but the chassis is named '" + chassis + "' by " + chassisName.origin());
        }
        ids.get("ovn-encap-ip-default")
                .filter(ip -> !ids.list("ovn-encap-ip").contains(ip))
                .ifPresent(
                        _ -> conflicts.add("external_ids:ovn-encap-ip-default is none of ovn-encap-ip: it is ignored"));
        if (ids.get("ovn-evpn-local-ip").isPresent()
                && ids.list("ovn-evpn-vxlan-ports").isEmpty()) {
            conflicts.add("external_ids:ovn-evpn-local-ip has no effect without ovn-evpn-vxlan-ports");
        }
        if (ids.get("ovn-enable-lflow-cache").filter("false"::equals).isPresent()
                && (ids.get("ovn-limit-lflow-cache").isPresent()
                        || ids.get("ovn-memlimit-lflow-cache-kb").isPresent())) {
            conflicts.add("external_ids:ovn-enable-lflow-cache is false: the limits of that cache have no effect");
        }
        if (written.keysInTable() && commandLine.stream().anyMatch(Lint::isGivenKey)) {
            conflicts.add("the table SSL has a row, which wins over the keys and certificates of the command line");
        }
        return conflicts;
    }

    private static boolean isGivenKey(Setting setting) {
        return !setting.source().equals(Setting.DEFAULT) && KEY_OPTIONS.contains(setting.key());
    }
}
