package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.tls.TlsOptions;
import io.ovnchassis.ovsdb.tls.TlsSource;
import io.ovnchassis.ovsdb.tls.TlsWatch;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * How a session behaves.
 *
 * @param leaderOnly whether of a cluster only the leader will do
 * @param random decides the order in which remotes are tried
 * @param nanoTime the clock of back-off and inactivity probes, in nanoseconds from anywhere, never going back
 * @param tls what to connect with to remotes of {@code ssl:}
 */
public record SessionOptions(boolean leaderOnly, RandomGenerator random, LongSupplier nanoTime, TlsSource tls) {
    /** Without keys, so that no remote of {@code ssl:} can be connected to. */
    public SessionOptions(boolean leaderOnly, RandomGenerator random, LongSupplier nanoTime) {
        this(leaderOnly, random, nanoTime, new TlsWatch(TlsOptions.defaults()));
    }

    /** Any member of a cluster, in an order that differs from process to process, and no keys. */
    public static SessionOptions defaults() {
        return new SessionOptions(false, new SplittableRandom(), System::nanoTime);
    }

    /** The same with keys and certificates; a session connects anew when there are others. */
    public SessionOptions withTls(TlsSource source) {
        return new SessionOptions(leaderOnly, random, nanoTime, source);
    }
}
