/** Tests of keys and certificates, most of them made by the real {@code ovs-pki} and {@code openssl}. */
@NullMarked
package io.ovnchassis.ovsdb.tls;

import org.jspecify.annotations.NullMarked;
