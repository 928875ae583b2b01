/**
 * The whole daemon in a simulated world: a clock that moves when it is told to, servers that speak OVSDB's protocol in
 * memory, a network that delivers byte by byte, providers that answer when the schedule says so. Real are the sessions
 * with their parser, the replicas, the engine and every room.
 *
 * <p>Invariants: one thread runs at a time, whoever that is; nothing happens but what the schedule makes happen; a seed
 * always gives the same schedule, and the same schedule the same rows.
 */
@NullMarked
package io.ovnchassis.controller.simulation;

import org.jspecify.annotations.NullMarked;
