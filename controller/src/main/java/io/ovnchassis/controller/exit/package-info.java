/**
 * The end of the daemon. Reads whether to clean up ({@code exit --restart}, {@code ovn-cleanup-on-exit}); writes the
 * removal of our claims and of our Chassis rows, and nothing when the next daemon is to take over. Whoever asked is
 * answered when all that is done.
 */
@NullMarked
package io.ovnchassis.controller.exit;

import org.jspecify.annotations.NullMarked;
