/** The Debian package, installed on a throw-away copy of this machine. */
@NullMarked
package io.ovnchassis.tests.packages;

import org.jspecify.annotations.NullMarked;
