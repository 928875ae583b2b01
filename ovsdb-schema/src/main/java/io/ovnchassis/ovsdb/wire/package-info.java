/**
 * What goes over the wire, one file per noun of RFC 7047 sections 4 and 5: {@link io.ovnchassis.ovsdb.wire.Message
 * messages} are read in a stream, straight into typed rows, with no tree and no reflection in between, and our
 * {@link io.ovnchassis.ovsdb.wire.Requests requests} are written. No sockets here, and no state that outlives a message
 * but two small caches that let equal values be one object.
 *
 * <p>All that comes in is hostile: strings, names, numbers and nesting are bounded, and whatever is not what the
 * protocol says becomes one exception that quotes it. Nothing of a message counts until its last brace was read.
 */
@NullMarked
package io.ovnchassis.ovsdb.wire;

import org.jspecify.annotations.NullMarked;
