package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.wire.TransactReply;

/** What the I/O thread of a database tells the owner of its replica; immutable, in the order of the connection. */
public sealed interface LinkEvent {
    /**
     * The schema is known and the monitors are set: the contents are current. Comes after the {@link Updated} that
     * carries the initial contents, or the changes since the last transaction that was seen.
     *
     * @param remote the server
     * @param session the number of this connection, for {@link OvsdbLink#transact}; it never comes again
     * @param monitored what the server has of what was wanted: an older one lacks some columns and tables, which then
     *     hold defaults and must not be written
     */
    record Synchronized(Remote remote, long session, MonitorPlan monitored) implements LinkEvent {}

    record Updated(DatabaseUpdate update) implements LinkEvent {}

    /** The reply to the transaction that was submitted as {@code id}; the updates that it caused came before it. */
    record Replied(long id, TransactReply reply) implements LinkEvent {}

    /**
     * The contents are the rows of selection {@code number} of {@link OvsdbLink#select}, as the updates before this
     * brought them about. Of selections that follow each other closely only the latest may be reported. Comes on every
     * connection anew.
     */
    record Selected(long number) implements LinkEvent {}

    /** The connection is gone, and with it every transaction in flight; the link reconnects by itself. */
    record Disconnected(String reason) implements LinkEvent {}
}
