/** Patch ports to physical networks, on real servers. */
@NullMarked
package io.ovnchassis.tests.patch;

import org.jspecify.annotations.NullMarked;
