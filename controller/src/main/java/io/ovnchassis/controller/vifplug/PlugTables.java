package io.ovnchassis.controller.vifplug;

import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;

/** The replicated tables that plugging reads. */
public record PlugTables(
        TableView<Bridge> bridges,
        TableView<Port> ports,
        TableView<Interface> interfaces,
        TableView<PortBinding> portBindings) {

    /** The tables of both replicas, with the indexes that plugging looks up. */
    public static PlugTables of(Replica local, Replica southbound) {
        PlugTables tables = new PlugTables(
                local.table(Bridge.TABLE),
                local.table(Port.TABLE),
                local.table(Interface.TABLE),
                southbound.table(PortBinding.TABLE));
        tables.ports.index(Port.INTERFACES);
        tables.ports.index(Port.NAME);
        tables.interfaces.index(Interface.NAME);
        tables.portBindings.index(PortBinding.LOGICAL_PORT);
        tables.portBindings.index(PortBinding.REQUESTED_CHASSIS);
        return tables;
    }
}
