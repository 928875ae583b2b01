package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notes when ports reach their milestones: the instants of {@link System#nanoTime} at which the databases tell of it. The
 * threads of the connections write, any thread reads.
 */
final class PortWatch implements AutoCloseable {
    private static final MonitorPlan BINDINGS = new MonitorPlan(
            OvnSouthboundDatabase.DATABASE,
            Map.of(PortBinding.TABLE, ColumnSet.of(PortBinding.LOGICAL_PORT, PortBinding.CHASSIS, PortBinding.UP)));
    private static final MonitorPlan INTERFACES = new MonitorPlan(
            OpenVSwitchDatabase.DATABASE, Map.of(Interface.TABLE, ColumnSet.of(Interface.EXTERNAL_IDS)));

    private final Map<Milestone, Map<String, Long>> reached = new EnumMap<>(Milestone.class);
    private final AtomicInteger disturbances = new AtomicInteger();
    private final List<TableWatch<?>> watches = new ArrayList<>();

    PortWatch() {
        for (Milestone milestone : Milestone.values()) {
            reached.put(milestone, new ConcurrentHashMap<>());
        }
    }

    void watchBindings(OvsdbServer southbound) {
        watches.add(new TableWatch<>(BINDINGS, PortBinding.TABLE, southbound.remote(), this::noteBinding));
    }

    void watchInterfaces(OvsdbServer local) {
        watches.add(new TableWatch<>(INTERFACES, Interface.TABLE, local.remote(), this::noteInterface));
    }

    /** When a port got there. */
    long reached(String port, Milestone milestone) {
        return Optional.ofNullable(reachedBy(milestone).get(port))
                .orElseThrow(() -> new IllegalStateException(port + " did not get to " + milestone));
    }

    /** Waits for all milestones of all ports: what one server tells may come before what another told earlier. */
    void awaitUp(Collection<String> ports, Duration limit) {
        Await.until(
                ports.size() + " ports to be up",
                limit,
                () -> ports.stream()
                        .filter(port -> reached.values().stream().allMatch(byPort -> byPort.containsKey(port)))
                        .count(),
                up -> up == ports.size());
    }

    /** How often a port that was plugged no longer was, or one that was up went down. */
    int disturbances() {
        return disturbances.get();
    }

    private void noteBinding(RowChange<PortBinding> change) {
        if (isUp(change.before()) && !isUp(change.after())) {
            disturbances.incrementAndGet();
        }
        change.after().ifPresent(row -> {
            note(row.logicalPort(), Milestone.REQUESTED);
            if (row.chassis().isPresent()) {
                note(row.logicalPort(), Milestone.CLAIMED);
            }
            if (row.up().orElse(false)) {
                note(row.logicalPort(), Milestone.UP);
            }
        });
    }

    private static boolean isUp(Optional<PortBinding> row) {
        return row.flatMap(PortBinding::up).orElse(false);
    }

    private void noteInterface(RowChange<Interface> change) {
        if (isPlugged(change.before()) && !isPlugged(change.after())) {
            disturbances.incrementAndGet();
        }
        change.after()
                .map(PortWatch::port)
                .filter(port -> !port.isEmpty())
                .ifPresent(port -> note(port, Milestone.PLUGGED));
    }

    private static boolean isPlugged(Optional<Interface> row) {
        return row.map(PortWatch::port).filter(port -> !port.isEmpty()).isPresent();
    }

    private static String port(Interface row) {
        return row.externalIds().getOrDefault("iface-id", "");
    }

    /** The first time counts. */
    private void note(String port, Milestone milestone) {
        reachedBy(milestone).putIfAbsent(port, System.nanoTime());
    }

    private Map<String, Long> reachedBy(Milestone milestone) {
        return reached.getOrDefault(milestone, Map.of());
    }

    @Override
    public void close() {
        watches.forEach(TableWatch::close);
    }
}
