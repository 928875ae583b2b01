package io.ovnchassis.controller.localdata;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether one port leads on to the datapath of its peer. Two routers or a router and a switch are connected by
 * a pair of ports that name each other; a port that only gateways serve (it has a {@code chassis-redirect-port}) leads on
 * where one of those gateways is, or where its traffic may leave without them.
 */
final class JointRule {
    private static final String PATCH = "patch";
    private static final String L3GATEWAY = "l3gateway";

    /** The types of ports that may lead on. */
    static final List<String> TYPES = List.of(PATCH, L3GATEWAY);

    private final Surroundings surroundings;

    /** What the rule looks up; the port that it decides about depends on every port that it looked up for it. */
    interface Surroundings {
        Optional<Ref<Chassis>> ownChassis();

        Optional<PortBinding> port(String name);

        boolean isSwitch(Ref<DatapathBinding> datapath);

        /** Whether this chassis is one of the gateways that serve {@code port}. */
        boolean isGatewayOf(PortBinding port);
    }

    JointRule(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static boolean mayLeadOn(PortBinding port) {
        return TYPES.contains(port.type());
    }

    /** The joint that begins at {@code port}, if there is one. */
    Optional<Joint> jointAt(PortBinding port) {
        return mayLeadOn(port)
                ? Optional.ofNullable(port.options().get("peer"))
                        .flatMap(surroundings::port)
                        .filter(peer -> leadsOn(port, peer))
                        .map(peer ->
                                new Joint(port.logicalPort(), port.datapath(), peer.logicalPort(), peer.datapath()))
                : Optional.empty();
    }

    private boolean leadsOn(PortBinding port, PortBinding peer) {
        return switch (port.type()) {
            case L3GATEWAY -> isOurs(port) && isOurs(peer);
            case PATCH -> patchLeadsOn(port, peer);
            default -> false;
        };
    }

    private boolean isOurs(PortBinding port) {
        return port.chassis().isPresent() && port.chassis().equals(surroundings.ownChassis());
    }

    private boolean patchLeadsOn(PortBinding port, PortBinding peer) {
        Optional<String> name = redirectPortOf(port);
        Optional<String> nameOfPeers = redirectPortOf(peer);
        if (name.isEmpty() && nameOfPeers.isEmpty()) {
            return true;
        }
        Optional<PortBinding> redirect = name.flatMap(surroundings::port);
        Optional<PortBinding> redirectOfPeer = nameOfPeers.flatMap(surroundings::port);
        boolean intoRouter = surroundings.isSwitch(port.datapath()) && !surroundings.isSwitch(peer.datapath());
        if (redirectOfPeer.isPresent() && intoRouter) {
            return surroundings.isGatewayOf(redirectOfPeer.get());
        }
        return redirect.filter(found -> !isAlwaysRedirected(found) || surroundings.isGatewayOf(found))
                .isPresent();
    }

    private static Optional<String> redirectPortOf(PortBinding port) {
        return Optional.ofNullable(port.options().get("chassis-redirect-port"));
    }

    private static boolean isAlwaysRedirected(PortBinding redirect) {
        return "true".equalsIgnoreCase(redirect.options().get("always-redirect"));
    }
}
