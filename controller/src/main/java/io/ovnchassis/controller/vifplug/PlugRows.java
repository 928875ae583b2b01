package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.binding.LocalInterfaces;
import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What plugging reads of other rooms and of the databases.
 *
 * @param tables the replicated tables
 * @param ownChassis our own chassis, once it is registered
 * @param bridge the integration bridge, if it is there
 * @param interfaces the interfaces of the integration bridge
 * @param candidates the logical ports that plugging has to do with
 */
public record PlugRows(
        PlugTables tables,
        Supplier<Optional<OwnChassis>> ownChassis,
        Supplier<Optional<IntegrationBridge>> bridge,
        LocalInterfaces interfaces,
        PlugCandidates candidates) {

    Set<String> changed() {
        return candidates.changed();
    }

    /** A pass that writes into {@code transaction}; empty while the bridge or our chassis is missing. */
    Optional<PlugPass> pass(Transaction transaction, boolean mayUnplug) {
        return ownChassis
                .get()
                .flatMap(chassis -> bridge.get()
                        .flatMap(ours -> tables.bridges()
                                .get(ours.ref())
                                .map(row -> new PlugPass(
                                        new ReplicaView(tables, ours, chassis, interfaces),
                                        new TransactionWriter(transaction, row),
                                        mayUnplug))));
    }
}
