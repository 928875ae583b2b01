/**
 * The connection to a database server: remotes, reconnecting, the schema and the monitors, kept by one I/O thread per
 * database, which only decodes and posts. Whoever owns the replica steers it through
 * {@link io.ovnchassis.ovsdb.session.OvsdbLink} and is told through {@link io.ovnchassis.ovsdb.session.LinkEvent}.
 */
@NullMarked
package io.ovnchassis.ovsdb.session;

import org.jspecify.annotations.NullMarked;
