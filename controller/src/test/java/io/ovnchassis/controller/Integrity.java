package io.ovnchassis.controller;

import io.ovnchassis.ovsdb.schema.OptionalColumn;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Mirror;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a server sees to at the end of a transaction (RFC 7047 section 3.2), for the tables that the daemon writes: rows
 * that are no root go with the last reference to them, weak references go with the row, what is unique stays unique.
 */
final class Integrity {
    private final FakeServer server;
    private Set<Ref<?>> heldBefore = new HashSet<>();

    Integrity(FakeServer server) {
        this.server = server;
    }

    void begin() {
        heldBefore = held();
    }

    /** A row that a transaction inserts and nothing refers to does not outlive it. */
    void inserted(Ref<?> row) {
        heldBefore.add(row);
    }

    /** A row that a test inserted and nothing ever referred to is left alone. */
    void settle() throws FakeServer.Failure {
        Set<Ref<?>> before = heldBefore;
        Set<Ref<?>> now = held();
        while (!now.containsAll(before)) {
            Set<Ref<?>> lost = new HashSet<>(before);
            lost.removeAll(now);
            drop(Encap.TABLE, lost);
            drop(Port.TABLE, lost);
            drop(Mirror.TABLE, lost);
            drop(Interface.TABLE, lost);
            before = now;
            now = held();
        }
        if (server.has(PortBinding.TABLE)) {
            clearDangling(PortBinding.TABLE, PortBinding.CHASSIS);
            clearDangling(PortBinding.TABLE, PortBinding.REQUESTED_CHASSIS);
            clearDangling(ChassisPrivate.TABLE, ChassisPrivate.CHASSIS);
        }
        checkUnique();
    }

    private Set<Ref<?>> held() {
        Set<Ref<?>> held = new HashSet<>();
        rows(Chassis.TABLE).forEach(row -> held.addAll(row.encaps()));
        rows(Bridge.TABLE).forEach(row -> held.addAll(row.ports()));
        rows(Bridge.TABLE).forEach(row -> held.addAll(row.mirrors()));
        rows(Port.TABLE).forEach(row -> held.addAll(row.interfaces()));
        return held;
    }

    private <R extends Row<R>> Stream<R> rows(Table<R> table) {
        return server.has(table) ? server.rows(table).stream() : Stream.empty();
    }

    private <R extends Row<R>> void drop(Table<R> table, Set<Ref<?>> lost) {
        rows(table).filter(row -> lost.contains(row.ref())).forEach(server::delete);
    }

    private <R extends Row<R>> void clearDangling(Table<R> table, OptionalColumn<R, Ref<Chassis>> column) {
        rows(table)
                .filter(row -> column.get(row)
                        .filter(ref -> server.get(Chassis.TABLE, ref).isEmpty())
                        .isPresent())
                .forEach(row -> server.set(row, column, Optional.empty()));
    }

    private void checkUnique() throws FakeServer.Failure {
        boolean unique = isUnique(Chassis.TABLE, Chassis::name)
                && isUnique(ChassisPrivate.TABLE, ChassisPrivate::name)
                && isUnique(Encap.TABLE, row -> List.of(row.type(), row.ip()))
                && isUnique(Bridge.TABLE, Bridge::name)
                && isUnique(Port.TABLE, Port::name)
                && isUnique(Interface.TABLE, Interface::name);
        if (!unique) {
            throw new FakeServer.Failure("constraint violation");
        }
    }

    private <R extends Row<R>> boolean isUnique(Table<R> table, Function<R, Object> key) {
        return rows(table).map(key).distinct().count() == rows(table).count();
    }
}
