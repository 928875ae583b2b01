package io.ovnchassis.controller;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.CtZone;
import io.ovnchassis.ovsdb.tables.ovs.Datapath;
import io.ovnchassis.ovsdb.tables.ovs.FlowTable;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Mirror;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.ovs.QoS;
import io.ovnchassis.ovsdb.tables.ovs.Queue;
import io.ovnchassis.ovsdb.tables.ovs.Ssl;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.HaChassis;
import io.ovnchassis.ovsdb.tables.sb.HaChassisGroup;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.tables.sb.RbacPermission;
import io.ovnchassis.ovsdb.tables.sb.RbacRole;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of the two databases is replicated: the tables and columns that a room reads or writes, and no other. What is not
 * here costs neither memory nor wake-ups: ovs-vswitchd writes statistics into every Interface all the time.
 */
final class Monitored {
    private final Map<Table<?>, ColumnSet> columns = new LinkedHashMap<>();

    private Monitored() {}

    private <R extends Row<R>> Monitored with(Table<R> table, List<Column<R, ?>> wanted) {
        ColumnSet set = ColumnSet.NONE;
        for (Column<R, ?> column : wanted) {
            set = set.with(column.position());
        }
        columns.put(table, set);
        return this;
    }

    /** The local Open_vSwitch database. */
    static MonitorPlan local() {
        Monitored monitored = new Monitored()
                .with(
                        OpenVSwitch.TABLE,
                        List.of(
                                OpenVSwitch.BRIDGES,
                                OpenVSwitch.DATAPATHS,
                                OpenVSwitch.OTHER_CONFIG,
                                OpenVSwitch.EXTERNAL_IDS,
                                OpenVSwitch.IFACE_TYPES))
                .with(
                        Bridge.TABLE,
                        List.of(
                                Bridge.NAME,
                                Bridge.PORTS,
                                Bridge.MIRRORS,
                                Bridge.DATAPATH_TYPE,
                                Bridge.FAIL_MODE,
                                Bridge.OTHER_CONFIG,
                                Bridge.EXTERNAL_IDS,
                                Bridge.FLOW_TABLES))
                .with(
                        Mirror.TABLE,
                        List.of(
                                Mirror.NAME,
                                Mirror.SELECT_SRC_PORT,
                                Mirror.SELECT_DST_PORT,
                                Mirror.OUTPUT_PORT,
                                Mirror.EXTERNAL_IDS))
                .with(QoS.TABLE, List.of(QoS.TYPE, QoS.QUEUES, QoS.OTHER_CONFIG, QoS.EXTERNAL_IDS))
                .with(Queue.TABLE, List.of(Queue.OTHER_CONFIG, Queue.EXTERNAL_IDS))
                .with(Datapath.TABLE, List.of(Datapath.CT_ZONES, Datapath.EXTERNAL_IDS))
                .with(CtZone.TABLE, List.of(CtZone.TIMEOUT_POLICY, CtZone.LIMIT, CtZone.EXTERNAL_IDS))
                .with(FlowTable.TABLE, List.of(FlowTable.PREFIXES))
                .with(Ssl.TABLE, List.of(Ssl.PRIVATE_KEY, Ssl.CERTIFICATE, Ssl.CA_CERT, Ssl.BOOTSTRAP_CA_CERT))
                .with(Port.TABLE, List.of(Port.NAME, Port.INTERFACES, Port.QOS, Port.EXTERNAL_IDS))
                .with(
                        Interface.TABLE,
                        List.of(
                                Interface.NAME,
                                Interface.TYPE,
                                Interface.OPTIONS,
                                Interface.OTHER_CONFIG,
                                Interface.BFD,
                                Interface.BFD_STATUS,
                                Interface.EXTERNAL_IDS,
                                Interface.OFPORT,
                                Interface.ERROR,
                                Interface.MTU_REQUEST,
                                Interface.LINK_SPEED,
                                Interface.STATUS));
        return new MonitorPlan(OpenVSwitchDatabase.DATABASE, monitored.columns);
    }

    /** The Southbound database. */
    static MonitorPlan southbound() {
        Monitored monitored = new Monitored()
                .with(
                        SbGlobal.TABLE,
                        List.of(SbGlobal.NB_CFG, SbGlobal.NB_CFG_TIMESTAMP, SbGlobal.OPTIONS, SbGlobal.IPSEC))
                .with(
                        Chassis.TABLE,
                        List.of(
                                Chassis.NAME,
                                Chassis.HOSTNAME,
                                Chassis.ENCAPS,
                                Chassis.TRANSPORT_ZONES,
                                Chassis.OTHER_CONFIG))
                .with(
                        ChassisPrivate.TABLE,
                        List.of(
                                ChassisPrivate.NAME,
                                ChassisPrivate.CHASSIS,
                                ChassisPrivate.NB_CFG,
                                ChassisPrivate.NB_CFG_TIMESTAMP))
                .with(Encap.TABLE, List.of(Encap.TYPE, Encap.IP, Encap.OPTIONS, Encap.CHASSIS_NAME))
                .with(
                        DatapathBinding.TABLE,
                        List.of(DatapathBinding.TUNNEL_KEY, DatapathBinding.TYPE, DatapathBinding.EXTERNAL_IDS))
                .with(
                        PortBinding.TABLE,
                        List.of(
                                PortBinding.LOGICAL_PORT,
                                PortBinding.TYPE,
                                PortBinding.DATAPATH,
                                PortBinding.TUNNEL_KEY,
                                PortBinding.PARENT_PORT,
                                PortBinding.MIRROR_PORT,
                                PortBinding.VIRTUAL_PARENT,
                                PortBinding.MIRROR_RULES,
                                PortBinding.HA_CHASSIS_GROUP,
                                PortBinding.MAC,
                                PortBinding.OPTIONS,
                                PortBinding.CHASSIS,
                                PortBinding.ADDITIONAL_CHASSIS,
                                PortBinding.ENCAP,
                                PortBinding.ADDITIONAL_ENCAP,
                                PortBinding.REQUESTED_CHASSIS,
                                PortBinding.REQUESTED_ADDITIONAL_CHASSIS,
                                PortBinding.UP));
        monitored
                .with(HaChassisGroup.TABLE, List.of(HaChassisGroup.HA_CHASSIS, HaChassisGroup.REF_CHASSIS))
                .with(HaChassis.TABLE, List.of(HaChassis.CHASSIS, HaChassis.PRIORITY))
                .with(RbacRole.TABLE, List.of(RbacRole.NAME, RbacRole.PERMISSIONS))
                .with(
                        RbacPermission.TABLE,
                        List.of(
                                RbacPermission.TABLE_,
                                RbacPermission.AUTHORIZATION,
                                RbacPermission.INSERT_DELETE,
                                RbacPermission.UPDATE))
                .with(
                        io.ovnchassis.ovsdb.tables.sb.Mirror.TABLE,
                        List.of(
                                io.ovnchassis.ovsdb.tables.sb.Mirror.NAME,
                                io.ovnchassis.ovsdb.tables.sb.Mirror.FILTER,
                                io.ovnchassis.ovsdb.tables.sb.Mirror.SINK,
                                io.ovnchassis.ovsdb.tables.sb.Mirror.TYPE,
                                io.ovnchassis.ovsdb.tables.sb.Mirror.INDEX));
        return new MonitorPlan(OvnSouthboundDatabase.DATABASE, monitored.columns);
    }
}
