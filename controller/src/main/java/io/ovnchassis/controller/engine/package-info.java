/**
 * The incremental-processing engine: a graph of named nodes that recomputes only what a change touches.
 *
 * <p>Reads and writes nothing but the outputs of the nodes it is given; knows nothing of OVN, OVSDB or any other room.
 * One thread, the main loop, owns an {@link io.ovnchassis.controller.engine.Engine Engine} and all its nodes.
 * Invariants: a node runs after all its inputs; it reads data only through inputs that it declared; after a completed
 * run every output equals what a recompute of everything would give ({@code Engine.verify()} checks it); a change that
 * no completed run has seen leads to a recompute, so none is ever lost.
 */
@NullMarked
package io.ovnchassis.controller.engine;

import org.jspecify.annotations.NullMarked;
