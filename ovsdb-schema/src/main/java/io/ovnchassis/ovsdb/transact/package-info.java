/**
 * Writing to a database: a {@link io.ovnchassis.ovsdb.transact.Transaction} collects edits through one
 * {@link io.ovnchassis.ovsdb.transact.TableEditor} per table, drops those that change nothing, and becomes the operations
 * of RFC 7047 section 5.2; the server's reply becomes an {@link io.ovnchassis.ovsdb.transact.Outcome}. Made for the
 * commit phase of a step: nobody holds an editor at any other time. Pure, but for what it collects.
 *
 * <p>The operations are made with OpenDaylight's library, which is seen nowhere outside this package.
 */
@NullMarked
package io.ovnchassis.ovsdb.transact;

import org.jspecify.annotations.NullMarked;
