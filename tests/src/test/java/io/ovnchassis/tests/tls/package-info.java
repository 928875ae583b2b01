/**
 * The daemon speaks TLS with the Southbound database, with keys and certificates that the real {@code ovs-pki} made; what
 * happens when they change, and what is said when they are wrong.
 */
@NullMarked
package io.ovnchassis.tests.tls;

import org.jspecify.annotations.NullMarked;
