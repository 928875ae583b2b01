/** Which rows of the Southbound database the daemon holds, as the servers of a sandbox send them. */
@NullMarked
package io.ovnchassis.tests.monitor;

import org.jspecify.annotations.NullMarked;
