package io.ovnchassis.ovsdb.session;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;

/** Where the I/O thread waits: for a time to pass, a transport to be ready, or somebody to wake it. */
public interface Waiter extends Closeable {
    /** A wait that only an event ends. */
    long FOREVER = Long.MAX_VALUE;

    /** The time, in nanoseconds from anywhere, never going back. */
    long now();

    /** Ends a wait that is going on, or else the next one; from any thread. */
    void wakeUp();

    /** Waits no longer than {@code nanos}; may end sooner for no reason. */
    void await(long nanos) throws IOException;

    /**
     * Waits until the transport is ready, too.
     *
     * @param operations of {@link SelectionKey}
     */
    void await(Transport transport, int operations, long nanos) throws IOException;

    /**
     * Closes a transport for good. Takes a wake-up that has not ended a wait yet, so that whoever waits next has to look
     * first.
     */
    void dispose(Transport transport) throws IOException;
}
