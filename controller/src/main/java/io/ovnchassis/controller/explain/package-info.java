/**
 * The life of a port, visible: each gate on its way from the Southbound row to {@code up}, with what was seen there and
 * since when, and what to do about the first that is not passed.
 *
 * <p>Reads what the rooms {@code chassis}, {@code binding} and {@code vifplug} have, and the rows themselves. Writes
 * nothing.
 *
 * <p>Invariants: what is shown follows from the rows and the status of plugging as they are now; since when, from the
 * moments at which this daemon saw it change. A change costs what it touches, and what is remembered is bounded.
 */
@NullMarked
package io.ovnchassis.controller.explain;

import org.jspecify.annotations.NullMarked;
