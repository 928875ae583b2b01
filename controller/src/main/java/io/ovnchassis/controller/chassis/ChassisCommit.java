package io.ovnchassis.controller.chassis;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Keeps this chassis registered in the Southbound database. Looks at our few rows every time it is asked, so that a row
 * that somebody removed by hand comes back, and a transaction that failed is simply made again.
 */
public final class ChassisCommit implements Contributor {
    private final ChassisRows rows;
    private final Rhythm rhythm;
    private final Supplier<Optional<ChassisConfig>> config;
    private final Supplier<Optional<IntegrationBridge>> bridge;

    /**
     * The time, and who is asked to come back.
     *
     * @param alarm when to run though nothing else happens
     * @param reachedAtMs when a number of the northbound configuration was reached, in milliseconds since the epoch; empty if that
     *     is not to be told yet
     */
    public record Rhythm(Clock clock, Alarm alarm, LongFunction<OptionalLong> reachedAtMs) {}

    public ChassisCommit(
            Replica southbound,
            Supplier<Optional<ChassisConfig>> config,
            Supplier<Optional<IntegrationBridge>> bridge,
            Rhythm rhythm,
            Consumer<String> warnings) {
        this.rows = new ChassisRows(southbound, warnings);
        this.config = config;
        this.bridge = bridge;
        this.rhythm = rhythm;
    }

    @Override
    public String name() {
        return "chassis";
    }

    @Override
    public void contribute(Transaction transaction) {
        config.get().ifPresent(wanted -> write(wanted, transaction));
    }

    private void write(ChassisConfig wanted, Transaction transaction) {
        rows.write(wanted, bridge.get(), rhythm, transaction);
        long now = rhythm.clock().nanoTime();
        long left = rows.leftToRivalNanos(now);
        if (left > 0) {
            rhythm.alarm().at(now + left);
        }
    }
}
