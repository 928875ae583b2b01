/**
 * Ports that the northbound database requests, plugged on real servers: what is in the databases in the end, what the
 * log says on the way, and that nothing else is touched.
 */
@NullMarked
package io.ovnchassis.tests.plugging;

import org.jspecify.annotations.NullMarked;
