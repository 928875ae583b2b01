package io.ovnchassis.controller.encaps;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.tables.BridgePort;
import io.ovnchassis.controller.tables.PortsNode;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.Map;
import java.util.Optional;

/**
 * Engine node: the tunnel ports that are there, by {@link TunnelKey}. On the integration bridge all of them count; on
 * other bridges those with our kind of name, which were left when the integration bridge was another one.
 */
public final class TunnelPortsNode extends PortsNode<TunnelPort> {
    private final Input<Optional<IntegrationBridge>> integrationBridge;
    private final Input<Optional<String>> index;

    public TunnelPortsNode(
            Tables tables, Node<Optional<IntegrationBridge>> integrationBridge, Node<Optional<String>> chassisIndex) {
        super("tunnel_ports", tables);
        this.integrationBridge = input(integrationBridge);
        this.index = input(chassisIndex);
    }

    @Override
    protected boolean isMarked(Port port) {
        return port.externalIds().containsKey(WantedTunnel.ID)
                || "true".equals(port.externalIds().get(WantedTunnel.EVPN));
    }

    @Override
    protected Map<String, TunnelPort> meaningOf(BridgePort port) {
        boolean onIntegrationBridge = integrationBridge
                .get()
                .filter(bridge -> bridge.ref().equals(port.bridge().ref()))
                .isPresent();
        boolean named = index.get()
                .filter(ours -> port.row().name().startsWith(TunnelNames.prefix(ours)))
                .isPresent();
        return onIntegrationBridge || named
                ? Map.of(TunnelKey.of(port), tunnelPort(port, onIntegrationBridge))
                : Map.of();
    }

    private static TunnelPort tunnelPort(BridgePort port, boolean onIntegrationBridge) {
        Optional<Interface> part = port.onlyInterface();
        return new TunnelPort(
                port.row().ref(),
                port.row().name(),
                part.map(Row::ref),
                port.bridge().ref(),
                onIntegrationBridge,
                TunnelKey.isOld(port),
                part.map(Interface::type).orElse(""),
                part.<Map<String, String>>map(Interface::options).orElse(Map.of()),
                part.<Map<String, String>>map(Interface::bfd).orElse(Map.of()));
    }
}
