/** The daemon: one package per room, the engine that recomputes only what a change touches, and the loop. */
@NullMarked
package io.ovnchassis.controller;

import org.jspecify.annotations.NullMarked;
