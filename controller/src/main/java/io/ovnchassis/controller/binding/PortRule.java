package io.ovnchassis.controller.binding;

import io.ovnchassis.controller.binding.PortState.Bound;
import io.ovnchassis.controller.binding.PortState.NotBound;
import io.ovnchassis.controller.binding.PortState.Placed;
import io.ovnchassis.controller.binding.PortState.Unknown;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.encaps.LocalEncap;
import io.ovnchassis.controller.ha.HaPlaces;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;

/** Decides what this chassis has to do with a logical port, from the rows alone. */
final class PortRule {
    private static final String IFACE_ID_VER = "iface-id-ver";

    private final OwnChassis chassis;
    private final Facts facts;

    /** What the databases say. */
    interface Facts {
        Optional<PortBinding> port(String logicalPort);

        /** The interfaces that name a port, by name. */
        List<LocalInterface> interfaces(String logicalPort);

        /** Our place among the gateways that serve {@code port}; empty when we are none of them. */
        Optional<HaPlaces.Place> place(PortBinding port);

        List<LocalEncap> encaps();
    }

    /** Decides for {@code chassis}, which is us. */
    PortRule(OwnChassis chassis, Facts facts) {
        this.chassis = chassis;
        this.facts = facts;
    }

    /** The name of the port whose interface carries {@code port}; empty when it is no child. */
    static Optional<String> parentOf(PortBinding port) {
        return switch (PortKind.of(port)) {
            case CONTAINER -> port.parentPort();
            case MIRROR -> port.mirrorPort().or(() -> Optional.of(""));
            case VIRTUAL -> port.virtualParent().or(() -> Optional.of(""));
            case VIF,
                    LOCALPORT,
                    PATCH,
                    L2GATEWAY,
                    L3GATEWAY,
                    CHASSISREDIRECT,
                    EXTERNAL,
                    LOCALNET,
                    VTEP,
                    REMOTE,
                    UNKNOWN -> Optional.empty();
        };
    }

    /** Decides about one logical port; empty when it is none of our business. */
    Optional<PortState> stateOf(String logicalPort) {
        List<LocalInterface> interfaces = facts.interfaces(logicalPort);
        Optional<PortBinding> port = facts.port(logicalPort);
        if (port.isEmpty()) {
            return interfaces.isEmpty() ? Optional.empty() : Optional.of(new Unknown(interfaces));
        }
        return stateOf(port.get(), interfaces).filter(this::concernsUs);
    }

    private boolean concernsUs(PortState state) {
        return switch (state) {
            case Bound _, Placed _, Unknown _ -> true;
            case NotBound notBound ->
                !notBound.interfaces().isEmpty()
                        || notBound.obstacle() instanceof Obstacle.Standby
                        || isOurs(notBound.port());
        };
    }

    private boolean isOurs(PortBinding port) {
        return port.chassis().equals(Optional.of(chassis.ref()))
                || port.additionalChassis().contains(chassis.ref());
    }

    /** A port of a type that we do not know is left to whoever does. */
    private Optional<PortState> stateOf(PortBinding port, List<LocalInterface> interfaces) {
        return switch (PortKind.of(port)) {
            case VIF -> Optional.of(vif(port, interfaces));
            case CONTAINER, MIRROR, VIRTUAL -> Optional.of(child(port, interfaces));
            case LOCALPORT -> Optional.of(new NotBound(port, new Obstacle.OnEveryChassis(), interfaces));
            case L2GATEWAY, L3GATEWAY -> Optional.of(pinned(port, interfaces));
            case CHASSISREDIRECT, EXTERNAL -> Optional.of(gateway(port, interfaces));
            case PATCH -> Optional.of(patch(port, interfaces));
            case LOCALNET, VTEP, REMOTE -> Optional.of(new NotBound(port, new Obstacle.NeverClaimed(), interfaces));
            case UNKNOWN -> Optional.empty();
        };
    }

    private PortState vif(PortBinding port, List<LocalInterface> interfaces) {
        Optional<LocalInterface> carrier =
                interfaces.stream().filter(LocalInterface::hasOfport).findFirst();
        BindPermission role = BindPermission.of(port, chassis);
        return obstacle(port, carrier, role)
                .<PortState>map(found -> new NotBound(port, found, interfaces))
                .orElseGet(() -> new Bound(
                        port, terms(port, carrier, role), carrier.orElseThrow(), Optional.empty(), interfaces));
    }

    private static Optional<Obstacle> obstacle(
            PortBinding port, Optional<LocalInterface> carrier, BindPermission role) {
        if (carrier.isEmpty()) {
            return Optional.of(new Obstacle.NoCarrier());
        }
        if (role == BindPermission.NONE) {
            return Optional.of(requestedElsewhere(port));
        }
        Optional<String> expected = Optional.ofNullable(port.options().get(IFACE_ID_VER));
        Optional<String> found = carrier.get().ifaceIdVer();
        return expected.isPresent() && !expected.equals(found)
                ? Optional.of(new Obstacle.WrongVersion(expected.get(), found.orElse("")))
                : Optional.empty();
    }

    private static Obstacle requestedElsewhere(PortBinding port) {
        return new Obstacle.RequestedElsewhere(port.options().getOrDefault(BindPermission.REQUESTED_CHASSIS, ""));
    }

    private Terms terms(PortBinding port, Optional<LocalInterface> carrier, BindPermission role) {
        return new Terms(
                role,
                new EncapRule(facts.encaps()).encapFor(port, carrier, role),
                facts.place(port).filter(HaPlaces.Place::first).isPresent());
    }

    /** A child is where its parent is, in the same role; only who is bound by a packet was requested by nobody. */
    private PortState child(PortBinding port, List<LocalInterface> interfaces) {
        String parentName = parentOf(port).orElse("");
        Optional<Bound> parent = facts.port(parentName)
                .filter(row -> PortKind.of(row) == PortKind.VIF)
                .map(row -> vif(row, facts.interfaces(parentName)))
                .flatMap(state -> state instanceof Bound bound ? Optional.of(bound) : Optional.empty());
        if (parent.isEmpty()) {
            return new NotBound(port, new Obstacle.ParentElsewhere(parentName), interfaces);
        }
        boolean isVirtual = PortKind.of(port) == PortKind.VIRTUAL;
        if (!isVirtual && BindPermission.of(port, chassis) == BindPermission.NONE) {
            return new NotBound(port, requestedElsewhere(port), interfaces);
        }
        BindPermission role =
                isVirtual ? BindPermission.MAIN : parent.get().terms().role();
        LocalInterface carrier = parent.get().carrier();
        return new Bound(
                port,
                terms(port, Optional.of(carrier), role),
                carrier,
                Optional.of(parent.get().port()),
                interfaces);
    }

    private PortState pinned(PortBinding port, List<LocalInterface> interfaces) {
        return chassis.name().equals(port.options().get(port.type() + "-chassis"))
                ? placed(port, BindPermission.of(port, chassis), interfaces)
                : new NotBound(port, new Obstacle.PlacedElsewhere(), interfaces);
    }

    private PortState gateway(PortBinding port, List<LocalInterface> interfaces) {
        Optional<HaPlaces.Place> place = facts.place(port);
        if (place.isEmpty()) {
            return new NotBound(port, new Obstacle.PlacedElsewhere(), interfaces);
        }
        return place.get().active()
                ? placed(port, BindPermission.of(port, chassis), interfaces)
                : new NotBound(port, new Obstacle.Standby(), interfaces);
    }

    private PortState patch(PortBinding port, List<LocalInterface> interfaces) {
        return port.requestedChassis().equals(Optional.of(chassis.ref()))
                ? placed(port, BindPermission.MAIN, interfaces)
                : new NotBound(port, new Obstacle.PlacedElsewhere(), interfaces);
    }

    private PortState placed(PortBinding port, BindPermission role, List<LocalInterface> interfaces) {
        return role == BindPermission.NONE
                ? new NotBound(port, requestedElsewhere(port), interfaces)
                : new Placed(port, terms(port, Optional.empty(), role), interfaces);
    }
}
