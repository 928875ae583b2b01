package io.ovnchassis.controller.ifstatus;

import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.binding.PortState.Bound;
import io.ovnchassis.controller.binding.PortState.NotBound;
import io.ovnchassis.controller.binding.PortState.Unknown;
import io.ovnchassis.controller.ifstatus.PortStatus.Claim;
import io.ovnchassis.controller.ifstatus.PortStatus.LocalWrite;
import io.ovnchassis.controller.ifstatus.PortStatus.SouthboundWrite;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;

/** Derives how far a port has come, and its next writes, from the rows alone. */
final class StatusRule {
    private final Ref<Chassis> chassis;
    private final InstallCondition installCondition;

    StatusRule(Ref<Chassis> chassis, InstallCondition installCondition) {
        this.chassis = chassis;
        this.installCondition = installCondition;
    }

    PortStatus statusOf(PortState state) {
        return switch (state) {
            case Bound bound -> bound(bound);
            case NotBound notBound -> notBound(notBound.port(), notBound.interfaces());
            case Unknown unknown ->
                new PortStatus(
                        IfState.RELEASED, Optional.empty(), local(Optional.empty(), marked(unknown.interfaces())));
        };
    }

    private PortStatus bound(Bound bound) {
        PortBinding port = bound.port();
        boolean claimed = isOurs(port);
        boolean installed = claimed && installCondition.isInstalled(bound, chassis);
        // The column has no value when an old ovn-northd does not use it: then nobody may set it.
        Optional<Boolean> up = port.up().filter(value -> value != installed).map(value -> installed);
        LocalInterface carrier = bound.carrier();
        Optional<LocalInterface> mark = Optional.of(carrier).filter(local -> installed && !local.isInstalled());
        List<LocalInterface> unmark = marked(bound.interfaces()).stream()
                .filter(local -> !(installed && local.equals(carrier)))
                .toList();
        IfState state = !claimed
                ? IfState.CLAIMED
                : !installed
                        ? IfState.INSTALL_FLOWS
                        : mark.isPresent() || up.isPresent() ? IfState.MARK_UP : IfState.INSTALLED;
        return new PortStatus(state, southbound(port, claimed ? Claim.KEEP : Claim.TAKE, up), local(mark, unmark));
    }

    private PortStatus notBound(PortBinding port, List<LocalInterface> interfaces) {
        Optional<LocalWrite> local = local(Optional.empty(), marked(interfaces));
        if (!isOurs(port)) {
            return new PortStatus(IfState.RELEASED, Optional.empty(), local);
        }
        Optional<Boolean> down = port.up().filter(up -> up).map(up -> false);
        IfState state = interfaces.isEmpty() ? IfState.UPDATE_PORT : IfState.MARK_DOWN;
        return new PortStatus(state, southbound(port, Claim.RELEASE, down), local);
    }

    private boolean isOurs(PortBinding port) {
        return port.chassis().equals(Optional.of(chassis));
    }

    private static List<LocalInterface> marked(List<LocalInterface> interfaces) {
        return interfaces.stream().filter(LocalInterface::isInstalled).toList();
    }

    private static Optional<SouthboundWrite> southbound(PortBinding port, Claim claim, Optional<Boolean> up) {
        return claim == Claim.KEEP && up.isEmpty()
                ? Optional.empty()
                : Optional.of(new SouthboundWrite(port, claim, up));
    }

    private static Optional<LocalWrite> local(Optional<LocalInterface> mark, List<LocalInterface> unmark) {
        return mark.isEmpty() && unmark.isEmpty() ? Optional.empty() : Optional.of(new LocalWrite(mark, unmark));
    }
}
