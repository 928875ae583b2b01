package io.ovnchassis.netlink;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * A netlink socket. One thread sends, receives and waits; {@link #join}, {@link #leave} and {@link #wakeUp} are for any
 * thread. It is closed when that one thread is done with it, or by it.
 */
public interface NetlinkSocket extends AutoCloseable {
    /**
     * Sends one or more messages to the kernel in one datagram.
     *
     * @return why it could not be sent, if so
     */
    Optional<NetlinkFault> send(MemorySegment datagram);

    /**
     * Takes the next datagram; never blocks.
     *
     * @throws NetlinkFault when the socket is of no more use
     */
    Received receive();

    /**
     * Waits until there is something to receive, {@link #wakeUp} is or was called, or the time is up.
     *
     * @param timeoutMs negative to wait as long as it takes
     */
    void await(long timeoutMs);

    /** Ends an {@link #await} that goes on, or else the next one. Does nothing once the socket is closed. */
    void wakeUp();

    /**
     * Starts to receive the notifications of a multicast group.
     *
     * @throws NetlinkFault when the kernel does not let it
     */
    void join(int group);

    /** Stops to receive those of a group. */
    void leave(int group);

    @Override
    void close();

    /** What {@link #receive} found. */
    sealed interface Received {
        /**
         * A datagram of the kernel.
         *
         * @param bytes valid until the next call of {@link #receive}
         */
        record Datagram(MemorySegment bytes) implements Received {}

        /** Nothing waits to be read. */
        record Nothing() implements Received {}

        /** Messages were lost, because they came faster than they were read, or did not fit. */
        record Lost() implements Received {}
    }
}
