/** What the daemon tells those who watch it, as their own tools read it. */
@NullMarked
package io.ovnchassis.tests.exporter;

import org.jspecify.annotations.NullMarked;
