package io.ovnchassis.controller.ifstatus;

import io.ovnchassis.controller.binding.BindPermission;
import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.binding.PortState.Bound;
import io.ovnchassis.controller.binding.PortState.NotBound;
import io.ovnchassis.controller.binding.PortState.Placed;
import io.ovnchassis.controller.binding.PortState.Unknown;
import io.ovnchassis.controller.binding.Terms;
import io.ovnchassis.controller.ifstatus.InstallCondition.Readiness;
import io.ovnchassis.controller.ifstatus.PortStatus.Claim;
import io.ovnchassis.controller.ifstatus.PortStatus.LocalWrite;
import io.ovnchassis.controller.ifstatus.PortStatus.SouthboundWrite;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Derives how far a port has come, and its next writes, from the rows alone. */
final class StatusRule {
    private final Ref<Chassis> chassis;
    private final InstallCondition installCondition;
    private final Function<String, Optional<PortState>> states;

    /**
     * Derives for one chassis.
     *
     * @param chassis us
     * @param states finds the states of parents
     */
    StatusRule(Ref<Chassis> chassis, InstallCondition installCondition, Function<String, Optional<PortState>> states) {
        this.chassis = chassis;
        this.installCondition = installCondition;
        this.states = states;
    }

    PortStatus statusOf(PortState state) {
        return switch (state) {
            case Bound bound -> bound.parent().isEmpty() ? vif(bound) : child(bound);
            case Placed placed -> placed(placed);
            case NotBound notBound -> notBound(notBound);
            case Unknown unknown -> released(local(Optional.empty(), marked(unknown.interfaces())));
        };
    }

    private PortStatus vif(Bound bound) {
        Readiness readiness = readinessOf(bound);
        boolean ready = readiness == Readiness.READY;
        LocalInterface carrier = bound.carrier();
        Optional<LocalInterface> mark = Optional.of(carrier).filter(local -> ready && !local.isInstalled());
        List<LocalInterface> unmark = marked(bound.interfaces()).stream()
                .filter(local -> !(ready && local.equals(carrier)))
                .toList();
        Optional<SouthboundWrite> southbound = southbound(bound, up(bound.port(), bound.terms(), ready));
        return new PortStatus(
                stateOf(bound, readiness, southbound.isPresent() || mark.isPresent(), !unmark.isEmpty()),
                southbound,
                local(mark, unmark));
    }

    private IfState stateOf(Bound bound, Readiness readiness, boolean isPending, boolean isMarkedElsewhere) {
        if (!isClaimed(bound.port(), bound.terms())) {
            return IfState.CLAIMED;
        }
        return switch (readiness) {
            case AWAITING_DATA -> IfState.WAITING_SB_COND;
            case AWAITING_FLOWS -> IfState.INSTALL_FLOWS;
            case READY ->
                isMarkedElsewhere ? IfState.REM_OLD_OVN_INST : isPending ? IfState.MARK_UP : IfState.INSTALLED;
        };
    }

    /** A child has no flows of its own to wait for: it is up when its parent is. */
    private PortStatus child(Bound bound) {
        Readiness readiness = bound.parent()
                .map(PortBinding::logicalPort)
                .flatMap(states)
                .map(parent -> parent instanceof Bound found ? readinessOf(found) : Readiness.AWAITING_FLOWS)
                .orElse(Readiness.AWAITING_FLOWS);
        boolean ready = readiness == Readiness.READY && isClaimed(bound.port(), bound.terms());
        Optional<SouthboundWrite> southbound = southbound(bound, up(bound.port(), bound.terms(), ready));
        return new PortStatus(
                stateOf(bound, readiness, southbound.isPresent(), false),
                southbound,
                local(Optional.empty(), marked(bound.interfaces())));
    }

    private Readiness readinessOf(Bound bound) {
        return isClaimed(bound.port(), bound.terms()) ? installCondition.of(bound, chassis) : Readiness.AWAITING_FLOWS;
    }

    /** What needs no interface is up as soon as it is claimed, and at the same time. */
    private PortStatus placed(Placed placed) {
        Optional<SouthboundWrite> southbound =
                southbound(placed.port(), placed.terms(), Optional.empty(), up(placed.port(), placed.terms(), true));
        IfState state = !isClaimed(placed.port(), placed.terms())
                ? IfState.CLAIMED
                : southbound.isPresent() ? IfState.MARK_UP : IfState.INSTALLED;
        return new PortStatus(state, southbound, local(Optional.empty(), marked(placed.interfaces())));
    }

    private PortStatus notBound(NotBound notBound) {
        PortBinding port = notBound.port();
        Optional<LocalWrite> local = local(Optional.empty(), marked(notBound.interfaces()));
        if (isMain(port)) {
            Optional<Boolean> down = port.up().filter(up -> up).map(_ -> false);
            return new PortStatus(leaving(notBound), givingUp(port, Claim.RELEASE, down), local);
        }
        return isAdditional(port)
                ? new PortStatus(leaving(notBound), givingUp(port, Claim.LEAVE, Optional.empty()), local)
                : released(local);
    }

    private static IfState leaving(NotBound notBound) {
        return notBound.interfaces().isEmpty() ? IfState.UPDATE_PORT : IfState.MARK_DOWN;
    }

    private static PortStatus released(Optional<LocalWrite> local) {
        return new PortStatus(local.isPresent() ? IfState.UNINSTALLED : IfState.RELEASED, Optional.empty(), local);
    }

    private boolean isMain(PortBinding port) {
        return port.chassis().equals(Optional.of(chassis));
    }

    private boolean isAdditional(PortBinding port) {
        return port.additionalChassis().contains(chassis);
    }

    /** Whether this chassis has the port in the role that it should have, and in no other. */
    private boolean isClaimed(PortBinding port, Terms terms) {
        boolean asMain = terms.role() == BindPermission.MAIN;
        return isMain(port) == asMain && isAdditional(port) != asMain;
    }

    /**
     * The value that {@code up} is to get. Only the port's chassis says so; and the column has no value when an old
     * ovn-northd does not use it: then nobody may set it.
     */
    private static Optional<Boolean> up(PortBinding port, Terms terms, boolean ready) {
        return terms.role() == BindPermission.MAIN
                ? port.up().filter(value -> value != ready).map(_ -> ready)
                : Optional.empty();
    }

    private Optional<SouthboundWrite> southbound(Bound bound, Optional<Boolean> up) {
        return southbound(bound.port(), bound.terms(), bound.parent().map(PortBinding::logicalPort), up);
    }

    private Optional<SouthboundWrite> southbound(
            PortBinding port, Terms terms, Optional<String> parent, Optional<Boolean> up) {
        boolean asMain = terms.role() == BindPermission.MAIN;
        Claim claim = isClaimed(port, terms) ? Claim.KEEP : asMain ? Claim.TAKE : Claim.JOIN;
        boolean encapFits = asMain
                ? port.encap().equals(terms.encap())
                : terms.encap().map(port.additionalEncap()::contains).orElse(true);
        return claim == Claim.KEEP && up.isEmpty() && encapFits
                ? Optional.empty()
                : Optional.of(new SouthboundWrite(port, claim, Optional.of(terms), parent, up));
    }

    private static Optional<SouthboundWrite> givingUp(PortBinding port, Claim claim, Optional<Boolean> up) {
        return Optional.of(new SouthboundWrite(port, claim, Optional.empty(), Optional.empty(), up));
    }

    private static List<LocalInterface> marked(List<LocalInterface> interfaces) {
        return interfaces.stream().filter(LocalInterface::isInstalled).toList();
    }

    private static Optional<LocalWrite> local(Optional<LocalInterface> mark, List<LocalInterface> unmark) {
        return mark.isEmpty() && unmark.isEmpty() ? Optional.empty() : Optional.of(new LocalWrite(mark, unmark));
    }
}
