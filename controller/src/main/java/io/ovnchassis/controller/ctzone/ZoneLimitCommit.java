package io.ovnchassis.controller.ctzone;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.ovsdb.replica.LiveDatabase;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.CtZone;
import io.ovnchassis.ovsdb.tables.ovs.Datapath;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes into the datapath of the integration bridge how many connections each zone may hold. */
public final class ZoneLimitCommit implements Contributor {
    private final ZoneLimits limits;
    private final Supplier<Optional<IntegrationBridge>> integrationBridge;
    private final LiveDatabase database;
    private final Replica local;

    public ZoneLimitCommit(
            ZoneLimits limits, Supplier<Optional<IntegrationBridge>> integrationBridge, LiveDatabase database) {
        this.limits = limits;
        this.integrationBridge = integrationBridge;
        this.database = database;
        this.local = database.replica();
    }

    @Override
    public String name() {
        return "ct-zone-limit";
    }

    @Override
    public void contribute(Transaction transaction) {
        if (!limits.unsettled().isEmpty() && canBeWritten()) {
            integrationBridge
                    .get()
                    .flatMap(bridge -> BridgeDatapath.of(bridge, local.table(OpenVSwitch.TABLE)))
                    .flatMap(local.table(Datapath.TABLE)::get)
                    .ifPresent(datapath -> write(datapath, transaction));
        }
    }

    /** Open vSwitch before 3.3 knows of no limits. */
    private boolean canBeWritten() {
        return database.monitored().has(CtZone.TABLE, CtZone.LIMIT)
                && database.monitored().has(Datapath.TABLE, Datapath.CT_ZONES);
    }

    private void write(Datapath datapath, Transaction transaction) {
        TableEditor<Datapath> datapaths = transaction.edit(Datapath.TABLE);
        TableEditor<CtZone> zones = transaction.edit(CtZone.TABLE);
        TableView<CtZone> rows = local.table(CtZone.TABLE);
        limits.unsettled().forEach((zone, limit) -> {
            long key = zone;
            Optional<CtZone> row =
                    Optional.ofNullable(datapath.ctZones().get(key)).flatMap(rows::get);
            if (row.isEmpty()) {
                if (limit.isPresent()) {
                    datapaths.put(
                            datapath,
                            Datapath.CT_ZONES,
                            key,
                            zones.insert(CtZone.builder().limit(limit)));
                }
            } else if (limit.isEmpty() && isOurs(row.get())) {
                datapaths.remove(datapath, Datapath.CT_ZONES, key);
            } else {
                zones.set(row.get(), CtZone.LIMIT, limit);
            }
        });
    }

    /** Nobody has put anything into it but a limit: without one, it is of no use. */
    private static boolean isOurs(CtZone row) {
        return row.timeoutPolicy().isEmpty() && row.externalIds().isEmpty();
    }
}
