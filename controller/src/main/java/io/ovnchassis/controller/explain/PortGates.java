package io.ovnchassis.controller.explain;

import static io.ovnchassis.controller.explain.Gate.failed;
import static io.ovnchassis.controller.explain.Gate.passed;
import static io.ovnchassis.controller.explain.Gate.waiting;

import io.ovnchassis.controller.binding.BindPermission;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.explain.Gate.Name;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out where a port stands: the gates that lead to a request. Pure; {@link PlugGates} and {@link BoundGates} go on. */
final class PortGates {
    private final PortFacts facts;

    private PortGates(PortFacts facts) {
        this.facts = facts;
    }

    /** All gates, in order. */
    static List<Gate> of(PortFacts facts) {
        PortGates first = new PortGates(facts);
        List<Gate> gates = new ArrayList<>(List.of(first.portBinding(), first.request(), first.chassis()));
        gates.addAll(new PlugGates(facts).all());
        gates.addAll(new BoundGates(facts).all());
        return List.copyOf(gates);
    }

    private Gate portBinding() {
        if (facts.row().isPresent()) {
            String type = facts.row().get().type();
            return passed(Name.PORT_BINDING, type.isEmpty() ? "is there" : "is there, of type " + type);
        }
        return facts.surroundings().complete()
                ? failed(
                        Name.PORT_BINDING,
                        "no row",
                        "add the logical switch port, or set its options:requested-chassis to this chassis: what is no"
                                + " business of this chassis is not here; else see whether ovn-northd runs")
                : waiting(
                        Name.PORT_BINDING,
                        "the databases are not loaded completely",
                        "check external_ids:ovn-remote of the local Open_vSwitch row, and connection-status");
    }

    private Gate request() {
        Optional<String> type = facts.plugType();
        if (facts.row().isEmpty()) {
            return waiting(Name.REQUEST, "no row", "");
        }
        if (facts.isPluggedByOthers()) {
            return passed(Name.REQUEST, "none; an interface is there already");
        }
        if (type.isEmpty()) {
            return failed(
                    Name.REQUEST,
                    "options:vif-plug-type is not set",
                    "set options:vif-plug-type of the logical switch port, or add an interface with external_ids:iface-id="
                            + facts.logicalPort());
        }
        return isVif(facts.row().get())
                ? passed(Name.REQUEST, "vif-plug-type=" + type.get())
                : failed(
                        Name.REQUEST,
                        "vif-plug-type=" + type.get() + " on a port that is no VIF",
                        "only ports of type \"\" and without a parent are plugged");
    }

    private static boolean isVif(PortBinding row) {
        return row.type().isEmpty() && row.parentPort().orElse("").isEmpty();
    }

    private Gate chassis() {
        Optional<OwnChassis> own = facts.surroundings().chassis();
        if (own.isEmpty()) {
            return waiting(
                    Name.CHASSIS,
                    "this chassis has no row of its own",
                    "see whether the Southbound database can be reached and written: connection-status, and the log");
        }
        return facts.row().map(row -> chassis(row, own.get())).orElseGet(() -> waiting(Name.CHASSIS, "no row", ""));
    }

    private Gate chassis(PortBinding row, OwnChassis own) {
        String option = row.options().getOrDefault(BindPermission.REQUESTED_CHASSIS, "");
        boolean requestedHere = row.requestedChassis().equals(Optional.of(own.ref()));
        if (requestedHere) {
            return passed(Name.CHASSIS, "requested_chassis is " + own.name());
        }
        BindPermission permission = BindPermission.of(row, own);
        if (facts.isPluggedByOthers() && permission == BindPermission.MAIN) {
            return passed(Name.CHASSIS, option.isEmpty() ? "any" : "requested-chassis=" + option);
        }
        String hint = "set options:requested-chassis of the logical switch port to " + own.name();
        if (row.requestedChassis().isPresent()) {
            String other =
                    facts.surroundings().names().of(row.requestedChassis().get());
            return failed(Name.CHASSIS, "requested_chassis is " + other + ", this is " + own.name(), hint);
        }
        return failed(
                Name.CHASSIS,
                option.isEmpty()
                        ? "no chassis is requested"
                        : "requested-chassis=" + option + " is no registered chassis' name; this is " + own.name(),
                hint);
    }
}
