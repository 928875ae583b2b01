/** What one event sets off in a large deployment: asserted here in recomputations; {@code tests/bench chassis} has its cost. */
@NullMarked
package io.ovnchassis.tests.scale;

import org.jspecify.annotations.NullMarked;
