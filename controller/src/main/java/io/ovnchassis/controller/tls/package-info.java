/**
 * Keys and certificates for the connections to the databases: which files they are in, and what is in use of them. Reads
 * the table SSL of the local database, whose row wins over the command line, and writes nothing. What the files say is
 * looked after in {@code io.ovnchassis.ovsdb.tls}.
 */
@NullMarked
package io.ovnchassis.controller.tls;

import org.jspecify.annotations.NullMarked;
