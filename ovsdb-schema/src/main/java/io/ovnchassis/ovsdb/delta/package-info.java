/**
 * What changed, as plain values: the {@link io.ovnchassis.ovsdb.delta.RowUpdate row updates} of one message from a
 * server, the {@link io.ovnchassis.ovsdb.delta.RowChange row changes} that they make to a table, and the net
 * {@link io.ovnchassis.ovsdb.delta.TableDelta change of a table} over any number of messages. Pure: no socket, no lock,
 * no clock, and nothing that is passed in is ever altered.
 */
@NullMarked
package io.ovnchassis.ovsdb.delta;

import org.jspecify.annotations.NullMarked;
