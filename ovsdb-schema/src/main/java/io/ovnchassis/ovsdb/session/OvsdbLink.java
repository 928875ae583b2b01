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

    /**
     * How long the server may be silent before it is probed, and then again before it is given up: at least a second,
     * zero for never, negative for what suits the remote (5 s for {@code tcp:}, never for {@code unix:}).
     */
    void probeInterval(Duration interval);

    /**
     * Sends a transaction. One that is meant for a session which is over, as the owner may not know yet, is dropped:
     * sent later, it would act on contents that its author never saw.
     *
     * @param session the latest {@link LinkEvent.Synchronized#session} that the owner has seen
     * @param id chosen by the caller, repeated in {@link LinkEvent.Replied}
     * @param operations the operations as a JSON array, without the name of the database
     */
    void transact(long session, long id, String operations);

    /**
     * Replicates the rows of {@code selection} and no others, until told otherwise. Rows that fall out of it are
     * reported as deleted, rows that come into it as inserted, and after them {@link LinkEvent.Selected}. A server that
     * knows no conditions sends everything.
     *
     * @param number greater with every call, from 1; before the first one everything is replicated
     */
    void select(long number, RowSelection selection);

    /**
     * Drops the connection and what was learned from it, and fetches everything anew: the contents do not add up.
     * Updates that are under way already may still arrive; the owner ignores all of them until a snapshot comes.
     */
    void resync(String reason);

    /** Forgets how far a cluster had come, so that one that was wiped is accepted again (sb-cluster-state-reset). */
    void resetClusterState();

    /** Ends the connection and the threads behind it; no event comes after it but one that is being delivered. */
    @Override
    void close();
}
