package io.ovnchassis.ovsdb.session;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * How a session behaves.
 *
 * @param leaderOnly whether of a cluster only the leader will do
 * @param random decides the order in which remotes are tried
 * @param nanoTime the clock of back-off and inactivity probes, in nanoseconds from anywhere, never going back
 */
public record SessionOptions(boolean leaderOnly, RandomGenerator random, LongSupplier nanoTime) {
    /** Any member of a cluster, in an order that differs from process to process. */
    public static SessionOptions defaults() {
        return new SessionOptions(false, RandomGenerator.getDefault(), System::nanoTime);
    }
}
