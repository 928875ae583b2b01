/** What one event costs in a large deployment, asserted in recomputations and printed next to the stock controller. */
@NullMarked
package io.ovnchassis.tests.scale;

import org.jspecify.annotations.NullMarked;
