/**
 * The connection to a database server: remotes, reconnecting, the schema and the monitors. Whoever owns the replica
 * steers it through {@link io.ovnchassis.ovsdb.session.OvsdbLink} and is told through
 * {@link io.ovnchassis.ovsdb.session.LinkEvent}; {@link io.ovnchassis.ovsdb.session.OvsdbSession} is the real one.
 *
 * <p>Two daemon threads per database. The I/O thread ({@code IoLoop}) owns the socket and everything behind it. It is
 * written as if reading blocked: whenever the parser wants more bytes, {@code Line} first takes orders, sends what is
 * queued and probes a silent server, so that none of these waits for a long message to end. The other thread
 * ({@code Handover}) hands events to the owner, who may block for as long as it likes without anything of that coming to a
 * stop. Only when 64 MB of messages are under way to it does the I/O thread stop reading; it still sends, does not hold
 * the silence against the server, and reads on when the owner has caught up. A server that loses patience first hangs up,
 * and is resumed from the last transaction.
 *
 * <p>Invariants: an update is posted whole or not at all; events come in the order of the connection; what a server says
 * that makes no sense costs the connection and all that was learned from it, but never the thread; every queue is bounded.
 */
@NullMarked
package io.ovnchassis.ovsdb.session;

import org.jspecify.annotations.NullMarked;
