/** The representor provider, as it is shipped, on the devlink of a real kernel. */
@NullMarked
package io.ovnchassis.tests.representor;

import org.jspecify.annotations.NullMarked;
