/** Tests of what goes over the wire, byte by byte. */
@NullMarked
package io.ovnchassis.ovsdb.wire;

import org.jspecify.annotations.NullMarked;
