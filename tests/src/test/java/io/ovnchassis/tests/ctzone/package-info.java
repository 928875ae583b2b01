/** Conntrack zones in the integration bridge, with real servers. */
@NullMarked
package io.ovnchassis.tests.ctzone;

import org.jspecify.annotations.NullMarked;
