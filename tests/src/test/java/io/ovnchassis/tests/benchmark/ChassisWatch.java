package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes when a chassis registers, and when it says that it has caught up with the northbound database: the instants of
 * {@link System#nanoTime} at which the southbound database tells of it. The threads of the connections write, any thread
 * reads.
 */
final class ChassisWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final MonitorPlan CHASSIS =
            new MonitorPlan(OvnSouthboundDatabase.DATABASE, Map.of(Chassis.TABLE, ColumnSet.of(Chassis.NAME)));
    private static final MonitorPlan PRIVATE = new MonitorPlan(
            OvnSouthboundDatabase.DATABASE,
            Map.of(ChassisPrivate.TABLE, ColumnSet.of(ChassisPrivate.NAME, ChassisPrivate.NB_CFG)));

    private final String chassis;
    private final Map<String, Long> registered = new ConcurrentHashMap<>();
    private final Map<Long, Long> caughtUp = new ConcurrentHashMap<>();
    private final TableWatch<Chassis> registrations;
    private final TableWatch<ChassisPrivate> confirmations;

    ChassisWatch(String chassis, OvsdbServer southbound) {
        this.chassis = chassis;
        this.registrations = new TableWatch<>(CHASSIS, Chassis.TABLE, southbound.remote(), this::noteChassis);
        this.confirmations = new TableWatch<>(PRIVATE, ChassisPrivate.TABLE, southbound.remote(), this::notePrivate);
    }

    /** When the chassis registered, which it still is. */
    long awaitRegistered() {
        return Await.until(
                        chassis + " to register",
                        PATIENCE,
                        () -> Optional.ofNullable(registered.get(chassis)),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until the chassis is no longer registered. */
    void awaitGone() {
        Await.until(chassis + " to go", () -> !registered.containsKey(chassis));
    }

    /** When the chassis first said that it has caught up with this {@code nb_cfg}. */
    long awaitCaughtUp(long nbCfg) {
        return Await.until(
                        chassis + " to catch up with nb_cfg " + nbCfg,
                        PATIENCE,
                        () -> Optional.ofNullable(caughtUp.get(nbCfg)),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void noteChassis(RowChange<Chassis> change) {
        change.before().ifPresent(row -> registered.remove(row.name()));
        change.after().ifPresent(row -> registered.put(row.name(), System.nanoTime()));
    }

    private void notePrivate(RowChange<ChassisPrivate> change) {
        change.after()
                .filter(row -> row.name().equals(chassis))
                .ifPresent(row -> caughtUp.putIfAbsent(row.nbCfg(), System.nanoTime()));
    }

    @Override
    public void close() {
        registrations.close();
        confirmations.close();
    }
}
