/**
 * How far each bound port has come, and the writes that take it further. Reads what {@code binding} decided; writes
 * Port_Binding.chassis and up in the Southbound database, external_ids {@code ovn-installed} and
 * {@code ovn-installed-ts} of Interfaces in the local one.
 *
 * <p>Invariants: the state of a port is derived from the rows, never remembered, so that a restart finds it where it
 * was; what a port still needs stays pending until the databases show it, so that a failed transaction loses nothing.
 */
@NullMarked
package io.ovnchassis.controller.ifstatus;

import org.jspecify.annotations.NullMarked;
