package io.ovnchassis.controller.explain;

import static io.ovnchassis.controller.explain.Gate.failed;
import static io.ovnchassis.controller.explain.Gate.passed;
import static io.ovnchassis.controller.explain.Gate.waiting;

import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.explain.Gate.Name;
import io.ovnchassis.controller.vifplug.PlugStatus;
import java.util.List;
import java.util.Optional;

/** Finds out where a port stands: the gates from its provider to the transaction. Pure. */
final class PlugGates {
    private static final String NOT_NEEDED = "not needed";

    private final PortFacts facts;

    PlugGates(PortFacts facts) {
        this.facts = facts;
    }

    List<Gate> all() {
        return facts.isPluggedByOthers()
                ? List.of(
                        passed(Name.PROVIDER, NOT_NEEDED),
                        passed(Name.ANSWER, NOT_NEEDED),
                        passed(Name.NAME, NOT_NEEDED),
                        passed(Name.TRANSACTION, NOT_NEEDED))
                : List.of(provider(), answer(), name(), transaction());
    }

    private Gate provider() {
        Optional<String> type = facts.plugType();
        if (facts.plug().orElse(null) instanceof PlugStatus.Orphaned(String name, String old)) {
            return failed(
                    Name.PROVIDER,
                    "interface " + name + " was plugged by type " + old + ", which has no provider",
                    "load a provider of type " + old + ", or remove the interface: ovs-vsctl del-port " + name);
        }
        return facts.providerOrigin()
                .map(origin -> passed(Name.PROVIDER, "type " + type.orElse("") + ", " + origin))
                .orElseGet(() -> type.isEmpty()
                        ? waiting(Name.PROVIDER, "no type is asked for", "")
                        : failed(
                                Name.PROVIDER,
                                "no provider of type " + type.get(),
                                type.get().equals("dummy")
                                        ? "start the daemon with --enable-dummy-vif-plug"
                                        : "add the jar of a provider of this type, or correct options:vif-plug-type;"
                                                + " provider/list shows the types that there are"));
    }

    private Gate answer() {
        Optional<PlugStatus> status = facts.plug();
        if (status.isEmpty()) {
            return waiting(Name.ANSWER, "not asked yet", "see whether the local database can be written");
        }
        return switch (status.get()) {
            case PlugStatus.Asked(String type) ->
                waiting(Name.ANSWER, "asked", "provider " + type + " has to answer; provider/list shows how it does");
            case PlugStatus.NotYet(String type, String waitsFor) ->
                waiting(
                        Name.ANSWER,
                        "not yet: " + waitsFor,
                        "provider " + type + " waits for " + waitsFor + "; it is asked again every second");
            case PlugStatus.Refused(String type, String why) ->
                failed(Name.ANSWER, "refused: " + why, "correct the port's options for provider " + type + ": " + why);
            case PlugStatus.Failed(String type, String reason, var retryAt) ->
                failed(
                        Name.ANSWER,
                        reason,
                        "provider " + type + " is asked again at " + Times.text(retryAt)
                                + ", or as soon as the port's options change");
            case PlugStatus.Suspended(String type, var until) ->
                waiting(
                        Name.ANSWER,
                        "provider suspended until " + Times.text(until),
                        "provider " + type + " failed too often; provider/list shows its last failure");
            case PlugStatus.Unusable(String type, String flaw) ->
                failed(Name.ANSWER, "unusable: " + flaw, "this is a fault of provider " + type + ": tell its vendor");
            case PlugStatus.NoProvider _, PlugStatus.Orphaned _ -> waiting(Name.ANSWER, "nobody to ask", "");
            case PlugStatus.UnplugWaits(String name) ->
                waiting(Name.ANSWER, "interface " + name + " is to go first", "it goes once both databases are loaded");
            case PlugStatus.Kept(String name, String why) ->
                waiting(Name.ANSWER, "interface " + name + " is to go first, and is kept: " + why, why);
            case PlugStatus.Unplugged _ -> waiting(Name.ANSWER, "unplugged", "");
            case PlugStatus.InTransaction(String name, PlugStatus.Write write)
            when write == PlugStatus.Write.UNPLUG -> waiting(Name.ANSWER, "interface " + name + " goes first", "");
            case PlugStatus.NotCommitted(String name, PlugStatus.Write write)
            when write == PlugStatus.Write.UNPLUG -> waiting(Name.ANSWER, "interface " + name + " goes first", "");
            case PlugStatus.ForeignInterface _ -> passed(Name.ANSWER, "not asked");
            case PlugStatus.NameTaken(String name, var _) -> passed(Name.ANSWER, "interface " + name);
            case PlugStatus.InTransaction(String name, var _) -> passed(Name.ANSWER, "interface " + name);
            case PlugStatus.NotCommitted(String name, var _) -> passed(Name.ANSWER, "interface " + name);
            case PlugStatus.Plugged(String name) -> passed(Name.ANSWER, "interface " + name);
            case PlugStatus.Lost(String name, var _) -> passed(Name.ANSWER, "interface " + name);
        };
    }

    private Gate name() {
        PlugStatus status = facts.plug().orElse(null);
        if (status instanceof PlugStatus.NameTaken(String name, String holder)) {
            return failed(
                    Name.NAME,
                    name + " is in use by " + holder,
                    "remove or rename what is called " + name + ", or give the port another device");
        }
        if (status instanceof PlugStatus.ForeignInterface(String row)) {
            return failed(
                    Name.NAME,
                    "an interface that is not ours is there for the port: row " + row,
                    "remove external_ids:iface-id of that interface, or the interface, if it is not wanted");
        }
        return written().map(name -> passed(Name.NAME, name)).orElseGet(() -> waiting(Name.NAME, "no answer", ""));
    }

    private Gate transaction() {
        PlugStatus status = facts.plug().orElse(null);
        if (status instanceof PlugStatus.InTransaction(String name, var write)) {
            return waiting(
                    Name.TRANSACTION,
                    verb(write) + " " + name + " is on its way",
                    "the local ovsdb-server has to reply; see whether it is busy");
        }
        if (status instanceof PlugStatus.NotCommitted(String name, var write)) {
            return failed(
                    Name.TRANSACTION,
                    verb(write) + " " + name + " did not reach the database",
                    "it is tried again; the log says why the local ovsdb-server did not take it");
        }
        return facts.interfaces().stream()
                .filter(PortFacts::isOwned)
                .findFirst()
                .map(local ->
                        passed(Name.TRANSACTION, "row " + local.row().ref().uuid()))
                .orElseGet(() -> waiting(Name.TRANSACTION, "nothing to write", ""));
    }

    private static String verb(PlugStatus.Write write) {
        return switch (write) {
            case PLUG -> "plugging";
            case UPDATE -> "updating";
            case REPLUG -> "plugging anew, as";
            case UNPLUG -> "unplugging";
        };
    }

    /** The name of the interface that is plugged, or being plugged. */
    private Optional<String> written() {
        if (facts.plug().orElse(null) instanceof PlugStatus.InTransaction(String name, var _)) {
            return Optional.of(name);
        }
        return facts.interfaces().stream()
                .filter(PortFacts::isOwned)
                .findFirst()
                .map(LocalInterface::name);
    }
}
