/** How much memory the daemon has while the databases change under it, on real servers. */
@NullMarked
package io.ovnchassis.tests.memory;

import org.jspecify.annotations.NullMarked;
