/**
 * The typed model of an OVSDB schema (RFC 7047 section 3.2): {@link io.ovnchassis.ovsdb.schema.Database databases} hold
 * {@link io.ovnchassis.ovsdb.schema.Table tables}, tables have {@link io.ovnchassis.ovsdb.schema.Column columns} and
 * immutable {@link io.ovnchassis.ovsdb.schema.Row rows}. The generator writes one subclass of {@code Row} per table
 * against these types; nothing here does I/O, and everything is immutable or confined to the thread that made it.
 */
@NullMarked
package io.ovnchassis.ovsdb.schema;

import org.jspecify.annotations.NullMarked;
