/**
 * The tables of the replicas in the engine. A table is a leaf: changed in a run when a row of it changed since the last
 * one. For what a room makes in the local database there are nodes that say what ports of it are there, and where that
 * differs from what is wanted; each costs what a change touches.
 */
@NullMarked
package io.ovnchassis.controller.tables;

import org.jspecify.annotations.NullMarked;
