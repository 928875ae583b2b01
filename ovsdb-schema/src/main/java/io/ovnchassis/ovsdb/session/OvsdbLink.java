package io.ovnchassis.ovsdb.session;

import java.time.Duration;
import java.util.List;

/**
 * The hand of the replica's owner on the connection. Every method is called by the owner's thread, none blocks, and
 * what comes of it arrives as a {@link LinkEvent}. An interface, so that a simulation can stand in for a server.
 */
public interface OvsdbLink extends AutoCloseable {
    /** Connects to one of {@code remotes}, in random order; an empty list disconnects. The same list changes nothing. */
    void remotes(List<Remote> remotes);

    /** How long the server may be silent before it is probed, and then again before it is given up; zero for never. */
    void probeInterval(Duration interval);

    /**
     * Sends a transaction.
     *
     * @param id chosen by the caller, repeated in {@link LinkEvent.Replied}
     * @param operations the operations as a JSON array, without the name of the database
     */
    void transact(long id, String operations);

    /** Drops the connection and what was learned from it, and fetches everything anew: the contents do not add up. */
    void resync(String reason);

    /** Forgets how far a cluster had come, so that one that was wiped is accepted again (sb-cluster-state-reset). */
    void resetClusterState();

    @Override
    void close();
}
