package io.ovnchassis.controller.ctzone;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes into the integration bridge who has which zone, for the next daemon to find. */
public final class ZoneCommit implements Contributor {
    private final CtZones zones;
    private final Supplier<Optional<IntegrationBridge>> integrationBridge;
    private final TableView<Bridge> bridges;

    public ZoneCommit(
            CtZones zones, Supplier<Optional<IntegrationBridge>> integrationBridge, TableView<Bridge> bridges) {
        this.zones = zones;
        this.integrationBridge = integrationBridge;
        this.bridges = bridges;
    }

    @Override
    public String name() {
        return "ct-zone";
    }

    @Override
    public void contribute(Transaction transaction) {
        if (!zones.unsettled().isEmpty()) {
            integrationBridge
                    .get()
                    .map(IntegrationBridge::ref)
                    .flatMap(bridges::get)
                    .ifPresent(bridge -> write(bridge, transaction.edit(Bridge.TABLE)));
        }
    }

    private void write(Bridge bridge, TableEditor<Bridge> editor) {
        zones.unsettled().forEach((user, zone) -> {
            if (zone.isPresent()) {
                editor.put(bridge, Bridge.EXTERNAL_IDS, ZoneMark.key(user), Integer.toString(zone.getAsInt()));
            } else {
                editor.remove(bridge, Bridge.EXTERNAL_IDS, ZoneMark.key(user));
            }
        });
    }
}
