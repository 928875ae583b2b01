package io.ovnchassis.controller.chassis;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps this chassis registered in the Southbound database. Looks at our few rows every time it is asked, so that a row
 * that somebody removed by hand comes back, and a transaction that failed is simply made again.
 */
public final class ChassisCommit implements Contributor {
    private final ChassisRows rows;
    private final Clock clock;
    private final Supplier<Optional<ChassisConfig>> config;
    private final Supplier<Optional<IntegrationBridge>> bridge;

    public ChassisCommit(
            Replica southbound,
            Supplier<Optional<ChassisConfig>> config,
            Supplier<Optional<IntegrationBridge>> bridge,
            Clock clock,
            Consumer<String> warnings) {
        this.rows = new ChassisRows(southbound, warnings);
        this.config = config;
        this.bridge = bridge;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "chassis";
    }

    @Override
    public void contribute(Transaction transaction) {
        config.get().ifPresent(wanted -> rows.write(wanted, bridge.get(), clock.now(), transaction));
    }
}
