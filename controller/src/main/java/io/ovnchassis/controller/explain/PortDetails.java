package io.ovnchassis.controller.explain;

import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.vifplug.PlugStatus;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What there is to say about a port's plugging, in words. */
final class PortDetails {
    private PortDetails() {}

    /** The options that ask for plugging, by name. */
    static SortedMap<String, String> options(PortFacts facts) {
        SortedMap<String, String> options = new TreeMap<>();
        facts.row()
                .ifPresent(row -> row.options().forEach((key, value) -> {
                    if (key.startsWith("vif-plug") || key.equals("requested-chassis")) {
                        options.put(key, value);
                    }
                }));
        return options;
    }

    /** The interfaces that name the port. */
    static List<String> interfaces(PortFacts facts) {
        return facts.interfaces().stream().map(PortDetails::words).toList();
    }

    private static String words(LocalInterface local) {
        Interface row = local.row();
        StringBuilder words = new StringBuilder(row.name());
        words.append(row.type().isEmpty() ? "" : " type=" + row.type());
        row.ofport().ifPresent(ofport -> words.append(" ofport=").append(ofport));
        row.mtuRequest().ifPresent(mtu -> words.append(" mtu_request=").append(mtu));
        String plugged = row.externalIds().get("ovn-plugged");
        words.append(plugged == null ? " (not ours)" : " ovn-plugged=" + plugged);
        new TreeMap<>(row.options())
                .forEach((key, value) ->
                        words.append(" options:").append(key).append('=').append(value));
        row.error().ifPresent(error -> words.append(" error=").append(error));
        return words.toString();
    }

    static String words(PlugStatus status) {
        return switch (status) {
            case PlugStatus.Asked(String type) -> "provider " + type + " is asked";
            case PlugStatus.NotYet(String type, String waitsFor) -> "provider " + type + " waits for " + waitsFor;
            case PlugStatus.Refused(String type, String why) -> "provider " + type + " refuses: " + why;
            case PlugStatus.Failed(String _, String reason, var retryAt) ->
                reason + "; the next try is at " + Times.text(retryAt);
            case PlugStatus.Suspended(String type, var until) ->
                "provider " + type + " suspended until " + Times.text(until);
            case PlugStatus.NoProvider(String type) -> "there is no provider of type " + type;
            case PlugStatus.Orphaned(String name, String type) ->
                "interface " + name + " was plugged by type " + type + ", which has no provider: it stays";
            case PlugStatus.ForeignInterface(String row) -> "an interface that is not ours is there: row " + row;
            case PlugStatus.Unusable(String type, String flaw) ->
                "the decision of provider " + type + " is unusable: " + flaw;
            case PlugStatus.NameTaken(String name, String holder) -> "the name " + name + " is in use by " + holder;
            case PlugStatus.InTransaction(String name, var write) ->
                "transaction under way: " + name + " (" + write.toString().toLowerCase(Locale.ROOT) + ")";
            case PlugStatus.NotCommitted(String name, var write) ->
                "transaction failed, to be tried again: " + name + " ("
                        + write.toString().toLowerCase(Locale.ROOT) + ")";
            case PlugStatus.Plugged(String name) -> "plugged: " + name;
            case PlugStatus.Lost(String name, var error) ->
                "lost: " + name + error.map(text -> ": " + text).orElse("");
            case PlugStatus.UnplugWaits(String name) -> "to be unplugged when both databases are loaded: " + name;
            case PlugStatus.Kept(String name, String why) ->
                "to be unplugged, and kept by its provider: " + name + ": " + why;
            case PlugStatus.Unplugged(String name) -> "unplugged: " + name;
        };
    }
}
