package io.ovnchassis.ovsdb.session;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Waits for sockets. */
final class SelectorWaiter implements Waiter {
    private static final long NANOS_PER_MILLI = Duration.ofMillis(1).toNanos();

    private final Selector selector;
    private final LongSupplier nanoTime;

    SelectorWaiter(LongSupplier nanoTime) throws IOException {
        this.selector = Selector.open();
        this.nanoTime = nanoTime;
    }

    @Override
    public long now() {
        return nanoTime.getAsLong();
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public void await(long nanos) throws IOException {
        select(nanos);
    }

    @Override
    public void await(Transport transport, int operations, long nanos) throws IOException {
        SocketTransport socket = socket(transport);
        socket.channel().register(selector, socket.interest(operations));
        select(nanos);
    }

    private static SocketTransport socket(Transport transport) {
        if (transport instanceof SocketTransport socket) {
            return socket;
        }
        throw new IllegalArgumentException("only sockets can be waited for here, found: " + transport);
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

    /** The descriptor lives on until the selector has let go of it. */
    @Override
    public void dispose(Transport transport) throws IOException {
        try (transport) {
            SelectionKey key = socket(transport).channel().keyFor(selector);
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
