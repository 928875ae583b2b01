package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes when tunnels come and go: the instants of {@link System#nanoTime} at which the local database tells of the
 * Interface. The thread of the connection writes, any thread reads.
 */
final class TunnelWatch implements AutoCloseable {
    private static final MonitorPlan OPTIONS =
            new MonitorPlan(OpenVSwitchDatabase.DATABASE, Map.of(Interface.TABLE, ColumnSet.of(Interface.OPTIONS)));

    private final Map<String, Long> changes = new ConcurrentHashMap<>();
    private final TableWatch<Interface> watch;

    TunnelWatch(OvsdbServer local) {
        watch = new TableWatch<>(OPTIONS, Interface.TABLE, local.remote(), this::note);
    }

    /** When the tunnel to this address last came or went, once that is not before {@code earliest}. */
    long awaitChange(String remoteIp, long earliest) {
        return Await.until(
                        "the tunnel to " + remoteIp + " to come or go",
                        () -> Optional.ofNullable(changes.get(remoteIp)).filter(instant -> instant - earliest >= 0),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void note(RowChange<Interface> change) {
        long now = System.nanoTime();
        change.before().flatMap(TunnelWatch::remoteIp).ifPresent(ip -> changes.put(ip, now));
        change.after().flatMap(TunnelWatch::remoteIp).ifPresent(ip -> changes.put(ip, now));
    }

    private static Optional<String> remoteIp(Interface row) {
        return Optional.ofNullable(row.options().get("remote_ip"));
    }

    @Override
    public void close() {
        watch.close();
    }
}
