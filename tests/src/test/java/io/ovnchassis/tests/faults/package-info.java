/**
 * What happens when something goes wrong while ports are requested: servers that end, stall or come back, a daemon that is
 * killed, disks that are full.
 *
 * <p>Reads the databases with the stock tools only, so that the daemon is not judged by its own code. Whatever happened,
 * three things hold in the end: every port is plugged once, claimed and up; what was plugged before was not plugged
 * anew; and the daemon comes to rest.
 */
@NullMarked
package io.ovnchassis.tests.faults;

import org.jspecify.annotations.NullMarked;
