package io.ovnchassis.controller.ha;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.tables.BridgePort;
import io.ovnchassis.controller.tables.PortsNode;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.Map;
import java.util.Optional;

/** Engine node: the tunnel ports behind which BFD hears somebody, by the name of the chassis that is there. */
public final class ActiveTunnelsNode extends PortsNode<String> {
    private static final String TUNNEL_ID = "ovn-chassis-id";

    private final Input<Optional<IntegrationBridge>> integrationBridge;

    public ActiveTunnelsNode(Tables tables, Node<Optional<IntegrationBridge>> integrationBridge) {
        super("active_tunnels", tables);
        this.integrationBridge = input(integrationBridge);
    }

    @Override
    protected boolean isMarked(Port port) {
        return port.externalIds().containsKey(TUNNEL_ID);
    }

    @Override
    protected Map<String, String> meaningOf(BridgePort port) {
        boolean here = integrationBridge
                .get()
                .filter(bridge -> bridge.ref().equals(port.bridge().ref()))
                .isPresent();
        String id = port.externalId(TUNNEL_ID).orElse("");
        int end = id.indexOf('@');
        return here && end > 0 && port.interfaces().stream().anyMatch(ActiveTunnelsNode::isUp)
                ? Map.of(id.substring(0, end), port.row().name())
                : Map.of();
    }

    private static boolean isUp(Interface part) {
        return part.options().containsKey("remote_ip")
                && "true".equals(part.bfd().get("enable"))
                && "up".equals(part.bfdStatus().get("state"));
    }
}
