/** Typed OVSDB tables generated from schemas, and the live replica of a database (RFC 7047). */
@NullMarked
package io.ovnchassis.ovsdb;

import org.jspecify.annotations.NullMarked;
