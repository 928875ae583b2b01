/** The integration bridge and the rows of this chassis, on real servers. */
@NullMarked
package io.ovnchassis.tests.chassis;

import org.jspecify.annotations.NullMarked;
