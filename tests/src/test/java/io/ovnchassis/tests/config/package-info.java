/** What an operator sets, on a running daemon and real servers. */
@NullMarked
package io.ovnchassis.tests.config;

import org.jspecify.annotations.NullMarked;
