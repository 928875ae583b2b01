package io.ovnchassis.controller.binding;

import io.ovnchassis.controller.binding.PortState.Bound;
import io.ovnchassis.controller.binding.PortState.NotBound;
import io.ovnchassis.controller.binding.PortState.Unknown;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;

/** Decides what this chassis has to do with a logical port, from the rows alone. */
final class PortRule {
    private static final String VIF = "";
    private static final String LOCALPORT = "localport";
    private static final String IFACE_ID_VER = "iface-id-ver";

    private final OwnChassis chassis;

    /** Decides for {@code chassis}, which is us. */
    PortRule(OwnChassis chassis) {
        this.chassis = chassis;
    }

    /**
     * Decides from what the two databases say of one logical port.
     *
     * @param port the port's row, if there is one
     * @param interfaces the interfaces that name it, by name
     * @return empty when the port is none of our business
     */
    Optional<PortState> stateOf(Optional<PortBinding> port, List<LocalInterface> interfaces) {
        if (port.isEmpty()) {
            return interfaces.isEmpty() ? Optional.empty() : Optional.of(new Unknown(interfaces));
        }
        boolean ours = port.get().chassis().equals(Optional.of(chassis.ref()));
        return interfaces.isEmpty() && !ours ? Optional.empty() : stateOf(port.get(), interfaces);
    }

    /** A port of a type that is not ours to bind is left to whoever does, but for one that nobody binds. */
    private Optional<PortState> stateOf(PortBinding port, List<LocalInterface> interfaces) {
        return switch (port.type()) {
            case VIF -> port.parentPort().isEmpty() ? Optional.of(stateOfVif(port, interfaces)) : Optional.empty();
            case LOCALPORT -> Optional.of(new NotBound(port, new Obstacle.OnEveryChassis(), interfaces));
            default -> Optional.empty();
        };
    }

    private PortState stateOfVif(PortBinding port, List<LocalInterface> interfaces) {
        Optional<LocalInterface> carrier =
                interfaces.stream().filter(LocalInterface::hasOfport).findFirst();
        Optional<Obstacle> obstacle = obstacle(port, carrier);
        return obstacle.<PortState>map(found -> new NotBound(port, found, interfaces))
                .orElseGet(() -> new Bound(port, carrier.orElseThrow(), interfaces));
    }

    private Optional<Obstacle> obstacle(PortBinding port, Optional<LocalInterface> carrier) {
        if (carrier.isEmpty()) {
            return Optional.of(new Obstacle.NoCarrier());
        }
        if (BindPermission.of(port, chassis) != BindPermission.MAIN) {
            return Optional.of(
                    new Obstacle.RequestedElsewhere(port.options().getOrDefault(BindPermission.REQUESTED_CHASSIS, "")));
        }
        Optional<String> expected = Optional.ofNullable(port.options().get(IFACE_ID_VER));
        Optional<String> found = carrier.get().ifaceIdVer();
        return expected.isPresent() && !expected.equals(found)
                ? Optional.of(new Obstacle.WrongVersion(expected.get(), found.orElse("")))
                : Optional.empty();
    }
}
