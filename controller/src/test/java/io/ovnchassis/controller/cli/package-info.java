/** Tests of the command line. */
@NullMarked
package io.ovnchassis.controller.cli;

import org.jspecify.annotations.NullMarked;
