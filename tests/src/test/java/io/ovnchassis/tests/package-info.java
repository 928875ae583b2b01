/** Tests of the whole: the daemon and its scripts against real servers. */
@NullMarked
package io.ovnchassis.tests;

import org.jspecify.annotations.NullMarked;
