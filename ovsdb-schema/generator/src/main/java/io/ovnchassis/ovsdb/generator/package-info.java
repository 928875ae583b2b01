/**
 * Writes the typed tables at build time. Reads an OVSDB schema file (RFC 7047 section 3.2) into {@link
 * io.ovnchassis.ovsdb.generator.DatabaseSchema}, checks all of it, and writes one Java class per table plus one for the
 * database against the types of {@code io.ovnchassis.ovsdb.schema}. The same schema always gives the same text, and a
 * file whose text has not changed is not touched. A schema that is malformed, or that the types cannot express, ends the
 * build with a message that names table, column and value.
 */
@NullMarked
package io.ovnchassis.ovsdb.generator;

import org.jspecify.annotations.NullMarked;
