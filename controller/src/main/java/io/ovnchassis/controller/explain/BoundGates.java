package io.ovnchassis.controller.explain;

import static io.ovnchassis.controller.explain.Gate.failed;
import static io.ovnchassis.controller.explain.Gate.passed;
import static io.ovnchassis.controller.explain.Gate.waiting;

import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.Obstacle;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.explain.Gate.Name;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;

/** Finds out where a port stands: the gates from its interface to {@code up}. Pure. */
final class BoundGates {
    private final PortFacts facts;

    BoundGates(PortFacts facts) {
        this.facts = facts;
    }

    List<Gate> all() {
        return List.of(ofport(), claimed(), installed(), up());
    }

    private Gate ofport() {
        Optional<LocalInterface> carrier = facts.carrier();
        if (carrier.isEmpty()) {
            return waiting(Name.OFPORT, "no interface", "");
        }
        LocalInterface local = carrier.get();
        String ofport = local.row().ofport().map(value -> Long.toString(value)).orElse("none");
        if (local.hasOfport()) {
            return passed(Name.OFPORT, local.name() + " has " + ofport);
        }
        if (local.row().ofport().isPresent() || local.row().error().isPresent()) {
            return failed(
                    Name.OFPORT,
                    local.name() + " has " + ofport
                            + local.row().error().map(error -> ": " + error).orElse(""),
                    "the device " + local.name() + " is lost: check it with \"ip link show " + local.name()
                            + "\"; when it comes back it is used again");
        }
        return waiting(
                Name.OFPORT,
                local.name() + " has none yet",
                "see whether ovs-vswitchd runs: it has to add the interface");
    }

    private Gate claimed() {
        Optional<Ref<Chassis>> owner = facts.row().flatMap(PortBinding::chassis);
        Optional<Ref<Chassis>> own = facts.surroundings().chassis().map(OwnChassis::ref);
        if (owner.isPresent() && owner.equals(own)) {
            return passed(Name.CLAIMED, "by this chassis");
        }
        if (isAdditional()) {
            return passed(Name.CLAIMED, "by this chassis, as one of several");
        }
        if (facts.binding().orElse(null) instanceof PortState.NotBound(var _, Obstacle obstacle, var _)) {
            Optional<Gate> why = whyNot(obstacle);
            if (why.isPresent()) {
                return why.get();
            }
        }
        return owner.map(other -> failed(
                        Name.CLAIMED,
                        "by chassis " + facts.surroundings().names().of(other),
                        "see whether that chassis has an interface for the port, and whether it is wanted there"))
                .orElseGet(() -> waiting(
                        Name.CLAIMED, "by nobody", "see whether the Southbound database can be written: the log says"));
    }

    private boolean isAdditional() {
        return facts.surroundings()
                .chassis()
                .filter(us -> facts.row()
                        .filter(row -> row.additionalChassis().contains(us.ref()))
                        .isPresent())
                .isPresent();
    }

    private static Optional<Gate> whyNot(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.WrongVersion(String expected, String found) ->
                Optional.of(failed(
                        Name.CLAIMED,
                        "iface-id-ver is \"" + found + "\", not \"" + expected + "\"",
                        "set external_ids:iface-id-ver of the interface to " + expected));
            case Obstacle.RequestedElsewhere(String requested) ->
                Optional.of(failed(
                        Name.CLAIMED,
                        "requested-chassis=" + requested,
                        "remove the interface here, or request the port for this chassis"));
            case Obstacle.ParentElsewhere(String parent) ->
                Optional.of(failed(
                        Name.CLAIMED,
                        parent.isEmpty() ? "no parent has it" : "its parent " + parent + " is not bound here",
                        "see where its parent is: explain/port shows that too"));
            case Obstacle.Standby _ ->
                Optional.of(failed(
                        Name.CLAIMED,
                        "another gateway of its group is active",
                        "see the priorities of the group, and bfd_status of the tunnels"));
            case Obstacle.NoCarrier _, Obstacle.OnEveryChassis _, Obstacle.NeverClaimed _, Obstacle.PlacedElsewhere _ ->
                Optional.empty();
        };
    }

    private Gate installed() {
        return facts.carrier().filter(LocalInterface::isInstalled).isPresent()
                ? passed(Name.INSTALLED, "ovn-installed=true")
                : waiting(
                        Name.INSTALLED,
                        "ovn-installed is not set",
                        "the data plane of the port is not ready: see the log of ovs-vswitchd");
    }

    private Gate up() {
        Optional<Boolean> up = facts.row().flatMap(PortBinding::up);
        return up.equals(Optional.of(true))
                ? passed(Name.UP, "true")
                : waiting(
                        Name.UP,
                        up.map(value -> Boolean.toString(value)).orElse("not set"),
                        up.isPresent()
                                ? "see whether the Southbound database can be written: the log says"
                                : "ovn-northd is too old to use Port_Binding.up");
    }
}
