package io.ovnchassis.ovsdb.tls;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** Which servers are trusted. */
sealed interface Trust {
    /** Those with a certificate that one of these has signed. */
    record Authorities(Path file, List<X509Certificate> certificates) implements Trust {
        public Authorities {
            certificates = List.copyOf(certificates);
        }
    }

    /** The first one; {@code file} will be the CA certificate that it sends. */
    record FirstServer(Path file) implements Trust {}

    /** All of them, as the operator asked for. */
    record EveryServer() implements Trust {}
}
