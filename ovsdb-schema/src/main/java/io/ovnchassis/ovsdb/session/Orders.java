package io.ovnchassis.ovsdb.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the owner wants and the I/O thread has not taken notice of yet. The latest word counts, but for transactions,
 * which wait in a bounded queue. The owner's thread gives, the I/O thread takes; nobody waits.
 */
final class Orders {
    /** The owner has one transaction in flight at a time: many more are a mistake, and cost it the connection. */
    private static final int TRANSACTIONS_MAX = 256;

    record Transaction(long session, long id, String operations) {}

    private final Runnable wakeUp;
    private final AtomicBoolean news = new AtomicBoolean();
    private final AtomicReference<@Nullable List<Remote>> remotes = new AtomicReference<>();
    private final AtomicReference<@Nullable Duration> probeInterval = new AtomicReference<>();
    private final AtomicReference<SelectionTrack.@Nullable Wanted> selection = new AtomicReference<>();
    private final AtomicReference<@Nullable String> resync = new AtomicReference<>();
    private final AtomicBoolean clusterReset = new AtomicBoolean();
    private final AtomicBoolean overrun = new AtomicBoolean();
    private final Queue<Transaction> transactions = new ArrayBlockingQueue<>(TRANSACTIONS_MAX);
    private volatile boolean closed;

    /** @param wakeUp makes the I/O thread look */
    Orders(Runnable wakeUp) {
        this.wakeUp = wakeUp;
    }

    void remotes(List<Remote> wanted) {
        remotes.set(List.copyOf(wanted));
        announce();
    }

    void probeInterval(Duration wanted) {
        probeInterval.set(wanted);
        announce();
    }

    void select(SelectionTrack.Wanted wanted) {
        selection.set(wanted);
        announce();
    }

    void resync(String reason) {
        resync.set(reason);
        announce();
    }

    void resetClusterState() {
        clusterReset.set(true);
        announce();
    }

    void transact(Transaction transaction) {
        if (!transactions.offer(transaction)) {
            overrun.set(true);
        }
        announce();
    }

    void close() {
        closed = true;
        announce();
    }

    private void announce() {
        news.set(true);
        wakeUp.run();
    }

    /** Whether anything was said since this was last asked. Cheap: the I/O thread asks between any two reads. */
    boolean takeNews() {
        return news.get() && news.getAndSet(false);
    }

    /** Makes {@link #takeNews} say yes once more: not everything was taken. */
    void remind() {
        news.set(true);
    }

    Optional<List<Remote>> takeRemotes() {
        return Optional.ofNullable(remotes.getAndSet(null));
    }

    Optional<Duration> takeProbeInterval() {
        return Optional.ofNullable(probeInterval.getAndSet(null));
    }

    Optional<SelectionTrack.Wanted> takeSelection() {
        return Optional.ofNullable(selection.getAndSet(null));
    }

    Optional<String> takeResync() {
        return Optional.ofNullable(resync.getAndSet(null));
    }

    boolean takeClusterReset() {
        return clusterReset.getAndSet(false);
    }

    /** Whether transactions were lost because there were too many. */
    boolean takeOverrun() {
        return overrun.getAndSet(false);
    }

    Optional<Transaction> takeTransaction() {
        return Optional.ofNullable(transactions.poll());
    }

    boolean isClosed() {
        return closed;
    }
}
