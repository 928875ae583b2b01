package io.ovnchassis.controller.loop;

import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.Transaction;

/**
 * A room's part in the transactions of one database. What it wants stays with the room until the database shows it, so
 * that a transaction that came to nothing loses nothing: the room is simply asked again. Main loop only.
 */
public interface Contributor {
    /** A short name in kebab case, for the log. */
    String name();

    /**
     * Adds what is wanted and not there yet. Called only while the database is connected, its contents are complete and
     * no transaction is in flight.
     */
    void contribute(Transaction transaction);

    /**
     * Tells what became of the last transaction that this contributor was asked for. Most need not know: what they want
     * follows from the rows, and those show what became of it.
     */
    default void concluded(Outcome outcome) {}
}
