/** Tests of the connection: against a scripted peer for the corners of the protocol, and against real servers. */
@NullMarked
package io.ovnchassis.ovsdb.session;

import org.jspecify.annotations.NullMarked;
