/** The life of a plugged port against the real daemon and real servers, and how the daemon explains it. */
@NullMarked
package io.ovnchassis.tests.plugging3;

import org.jspecify.annotations.NullMarked;
