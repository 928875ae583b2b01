/** Tests of {@code controller/bin/sandbox}, run as a newcomer runs it, and of what is there when it has ended. */
@NullMarked
package io.ovnchassis.tests.sandbox;

import org.jspecify.annotations.NullMarked;
