/** Holds the generated rows against the schemas and against the contracts of {@code io.ovnchassis.ovsdb.schema}. */
@NullMarked
package io.ovnchassis.ovsdb.tables;

import org.jspecify.annotations.NullMarked;
