/**
 * The main loop and its named phases: the only thread that owns the replicas, the engine and every decision. It takes
 * what other threads posted to the {@link io.ovnchassis.controller.loop.Inbox}, runs the phases in order, and parks
 * until there is more. No feature code.
 */
@NullMarked
package io.ovnchassis.controller.loop;

import org.jspecify.annotations.NullMarked;
