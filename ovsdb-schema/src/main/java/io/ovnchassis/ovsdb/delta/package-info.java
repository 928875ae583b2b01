/**
 * What changed, as plain values: the row updates of one message from a server, and the net change of a table over any
 * number of them. Pure: no socket, no lock, no clock.
 */
@NullMarked
package io.ovnchassis.ovsdb.delta;

import org.jspecify.annotations.NullMarked;
