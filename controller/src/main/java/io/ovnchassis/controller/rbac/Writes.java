package io.ovnchassis.controller.rbac;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;

/**
 * What this daemon writes of one table of the Southbound database.
 *
 * @param table the table's name
 * @param rows whether it inserts and deletes rows
 * @param columns the columns that it updates
 */
record Writes(String table, boolean rows, List<String> columns) {
    Writes {
        columns = List.copyOf(columns);
    }

    /** Of all tables. */
    static final List<Writes> ALL = List.of(
            of(
                    Chassis.TABLE,
                    true,
                    List.of(Chassis.HOSTNAME, Chassis.ENCAPS, Chassis.TRANSPORT_ZONES, Chassis.OTHER_CONFIG)),
            of(
                    ChassisPrivate.TABLE,
                    true,
                    List.of(ChassisPrivate.CHASSIS, ChassisPrivate.NB_CFG, ChassisPrivate.NB_CFG_TIMESTAMP)),
            of(Encap.TABLE, true, List.of(Encap.OPTIONS)),
            of(
                    PortBinding.TABLE,
                    false,
                    List.of(
                            PortBinding.CHASSIS,
                            PortBinding.ADDITIONAL_CHASSIS,
                            PortBinding.ENCAP,
                            PortBinding.ADDITIONAL_ENCAP,
                            PortBinding.VIRTUAL_PARENT,
                            PortBinding.UP)));

    private static <R extends Row<R>> Writes of(Table<R> table, boolean rows, List<Column<R, ?>> columns) {
        return new Writes(
                table.name(), rows, columns.stream().<String>map(Column::name).toList());
    }
}
