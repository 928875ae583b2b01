/**
 * The daemon as a process: how it goes to the background, is watched over, found, restarted and stopped, by hand and by the
 * scripts of Debian's package. Every test runs in directories of its own, and ends what it started.
 */
@NullMarked
package io.ovnchassis.tests.process;

import org.jspecify.annotations.NullMarked;
