package io.ovnchassis.controller.patch;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.tables.BridgePort;
import io.ovnchassis.controller.tables.PortsNode;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.Map;
import java.util.Optional;

/**
 * Engine node: the patch ports that we made. On the integration bridge every marked port is ours; on another bridge one
 * that leads to the integration bridge, for several controllers may share that bridge.
 */
public final class PatchPortsNode extends PortsNode<PatchPort> {
    private final Input<Optional<IntegrationBridge>> integrationBridge;

    public PatchPortsNode(Tables tables, Node<Optional<IntegrationBridge>> integrationBridge) {
        super("patch_ports", tables);
        this.integrationBridge = input(integrationBridge);
    }

    @Override
    protected boolean isMarked(Port port) {
        return PatchMark.in(port.externalIds()).isPresent();
    }

    @Override
    protected Map<String, PatchPort> meaningOf(BridgePort port) {
        PatchMark mark = PatchMark.in(port.row().externalIds()).orElseThrow();
        String peer = port.onlyInterface()
                .filter(part -> part.type().equals("patch"))
                .map(part -> part.options().getOrDefault("peer", ""))
                .orElse("");
        return integrationBridge
                .get()
                .map(bridge -> meaningOf(port, mark, peer, bridge))
                .orElse(Map.of());
    }

    private static Map<String, PatchPort> meaningOf(
            BridgePort port, PatchMark mark, String peer, IntegrationBridge bridge) {
        boolean isInner = bridge.ref().equals(port.bridge().ref());
        return isInner || peer.equals(mark.inner(bridge.name()))
                ? Map.of(
                        mark.id(isInner),
                        new PatchPort(
                                port.row().ref(),
                                port.row().name(),
                                port.bridge().ref(),
                                peer))
                : Map.of();
    }
}
