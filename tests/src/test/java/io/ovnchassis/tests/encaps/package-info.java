/** Tunnels to other chassis, on real servers: made, changed and removed one by one. */
@NullMarked
package io.ovnchassis.tests.encaps;

import org.jspecify.annotations.NullMarked;
