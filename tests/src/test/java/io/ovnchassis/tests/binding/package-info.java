/**
 * Ports that somebody plugs by hand, and the chassis itself, on real servers: what is claimed, released and marked, how
 * the rows of the chassis are kept, how the daemon ends, and that a small change is a small computation.
 */
@NullMarked
package io.ovnchassis.tests.binding;

import org.jspecify.annotations.NullMarked;
