/** Tests of what the daemon tells those who watch it. */
@NullMarked
package io.ovnchassis.controller.exporter;

import org.jspecify.annotations.NullMarked;
