/**
 * What goes over the wire, one file per noun of RFC 7047 section 4 and 5: the streaming reader of values, the JSON-RPC
 * messages, the results of a transaction. No sockets here, and no state that outlives a message.
 */
@NullMarked
package io.ovnchassis.ovsdb.wire;

import org.jspecify.annotations.NullMarked;
