package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.binding.BindPermission;
import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.LocalInterfaces;
import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;

/**
 * What plugging decides on, found through the indexes of the replicas.
 *
 * @param tables the replicated tables
 * @param bridge the integration bridge
 * @param chassis our own chassis
 * @param local the interfaces of the integration bridge
 */
record ReplicaView(PlugTables tables, IntegrationBridge bridge, OwnChassis chassis, LocalInterfaces local)
        implements PlugView {

    @Override
    public String bridgeName() {
        return bridge.name();
    }

    @Override
    public Optional<LogicalPort> logicalPort(String name) {
        return tables.portBindings().index(PortBinding.LOGICAL_PORT).find(name).map(this::logicalPort);
    }

    private LogicalPort logicalPort(PortBinding row) {
        return new LogicalPort(
                row,
                BindPermission.of(row, chassis) != BindPermission.NONE,
                row.requestedChassis().equals(Optional.of(chassis.ref())));
    }

    @Override
    public List<BridgeInterface> interfacesOf(String logicalPort) {
        return local.all(logicalPort).stream()
                .map(LocalInterface::row)
                .map(this::bridgeInterface)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<BridgeInterface> bridgeInterface(Interface row) {
        Optional<Port> port = tables.ports().index(Port.INTERFACES).find(row.ref());
        return Tag.of(row).flatMap(tag -> port.map(found -> new BridgeInterface(row, tag, found)));
    }

    @Override
    public Optional<NameHolder> holderOf(String interfaceName) {
        Optional<NameHolder> asInterface =
                tables.interfaces().index(Interface.NAME).find(interfaceName).map(this::holder);
        return asInterface.or(() -> tables.ports()
                .index(Port.NAME)
                .find(interfaceName)
                .map(port -> new NameHolder.Foreign(port.ref().uuid())));
    }

    private NameHolder holder(Interface row) {
        return Tag.of(row).stream()
                .map(Tag::ifaceId)
                .flatMap(ifaceId -> interfacesOf(ifaceId).stream())
                .filter(each -> each.row().ref().equals(row.ref()) && each.owned())
                .findFirst()
                .<NameHolder>map(each -> new NameHolder.Plugged(each.tag().ifaceId()))
                .orElseGet(() -> new NameHolder.Foreign(row.ref().uuid()));
    }
}
