/** Provider jars against the real daemon and real servers: the example for vendors, and jars with all that can be wrong. */
@NullMarked
package io.ovnchassis.tests.plugins;

import org.jspecify.annotations.NullMarked;
