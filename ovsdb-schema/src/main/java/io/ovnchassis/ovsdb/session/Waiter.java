package io.ovnchassis.ovsdb.session;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Where the I/O thread waits: for a time to pass, a transport to be ready, or somebody to wake it. */
final class Waiter implements Closeable {
    /** A wait that only an event ends. */
    static final long FOREVER = Long.MAX_VALUE;

    private static final long NANOS_PER_MILLI = Duration.ofMillis(1).toNanos();

    private final Selector selector;
    private final LongSupplier nanoTime;

    Waiter(LongSupplier nanoTime) throws IOException {
        this.selector = Selector.open();
        this.nanoTime = nanoTime;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** Ends a wait that is going on, or else the next one; from any thread. */
    void wakeUp() {
        selector.wakeup();
    }

    void await(long nanos) throws IOException {
        select(nanos);
    }

    /** @param operations of {@link SelectionKey} */
    void await(Transport transport, int operations, long nanos) throws IOException {
        transport.channel().register(selector, transport.interest(operations));
        select(nanos);
    }

    private void select(long nanos) throws IOException {
        if (nanos == FOREVER) {
            selector.select(key -> {});
        } else if (nanos <= 0) {
            selector.selectNow(key -> {});
        } else {
            selector.select(key -> {}, nanos / NANOS_PER_MILLI + 1);
        }
    }

    /**
     * Closes a transport for good: its descriptor lives on until the selector has let go of it. Takes a wake-up that has
     * not ended a wait yet, so that whoever waits next has to look first.
     */
    void dispose(Transport transport) throws IOException {
        try (transport) {
            SelectionKey key = transport.channel().keyFor(selector);
            if (key != null) {
                key.cancel();
            }
        }
        selector.selectNow(key -> {});
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
