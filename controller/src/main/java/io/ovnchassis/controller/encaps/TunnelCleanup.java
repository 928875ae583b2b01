package io.ovnchassis.controller.encaps;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.controller.tables.Keyed;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.Optional;
import java.util.function.Supplier;

/** Removes all tunnel ports, at the end of the daemon. */
public final class TunnelCleanup implements Contributor {
    private final Supplier<Optional<IntegrationBridge>> bridge;
    private final Keyed<Port, TunnelPort> tunnels;
    private final TableView<Bridge> bridges;

    public TunnelCleanup(
            Supplier<Optional<IntegrationBridge>> bridge, Keyed<Port, TunnelPort> tunnels, TableView<Bridge> bridges) {
        this.bridge = bridge;
        this.tunnels = tunnels;
        this.bridges = bridges;
    }

    @Override
    public String name() {
        return "encaps-cleanup";
    }

    /** Whether no tunnel is left. */
    public boolean isClean() {
        return bridge.get().isEmpty() || tunnels.keys().isEmpty();
    }

    @Override
    public void contribute(Transaction transaction) {
        if (!isClean()) {
            transaction.comment("ovn-controller: destroying tunnels");
            tunnels.keys().stream()
                    .flatMap(key -> tunnels.all(key).stream())
                    .forEach(port -> remove(port, transaction));
        }
    }

    private void remove(TunnelPort port, Transaction transaction) {
        bridges.get(port.bridge())
                .ifPresent(row -> transaction.edit(Bridge.TABLE).remove(row, Bridge.PORTS, port.ref()));
    }
}
