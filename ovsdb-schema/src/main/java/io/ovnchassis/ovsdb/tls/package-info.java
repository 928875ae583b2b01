/**
 * Keys, certificates and the rules by which servers are trusted: everything about TLS that is not bytes on a socket.
 *
 * <p>Reads the files that {@link io.ovnchassis.ovsdb.tls.TlsFiles} names and writes one of them, the CA certificate that
 * is bootstrapped. {@link io.ovnchassis.ovsdb.tls.TlsWatch} re-reads them when they change; sessions take what it has and
 * connect anew when it has something else.
 *
 * <p>Invariants: nothing that is secret is ever in a message; files that cannot be used never replace those that can;
 * files are bounded in size, as are (by the JDK) the chains that a server may send; names in certificates are quoted
 * before they get into a log.
 */
@NullMarked
package io.ovnchassis.ovsdb.tls;

import org.jspecify.annotations.NullMarked;
