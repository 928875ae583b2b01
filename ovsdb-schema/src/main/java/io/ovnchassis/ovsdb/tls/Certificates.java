package io.ovnchassis.ovsdb.tls;

import io.ovnchassis.ovsdb.wire.Quotation;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** What is done with X.509 certificates here: read, and put into words. */
final class Certificates {
    private Certificates() {}

    /** All certificates of a file, of which there must be one. */
    static List<X509Certificate> read(List<Pem> blocks) throws UnusableException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Pem block : blocks) {
            if (block.label().equals("CERTIFICATE") || block.label().equals("TRUSTED CERTIFICATE")) {
                certificates.add(decode(block.der()));
            }
        }
        if (certificates.isEmpty()) {
            throw new UnusableException("it has no certificate in it (PEM, with a line -----BEGIN CERTIFICATE-----)");
        }
        return certificates;
    }

    private static X509Certificate decode(byte[] der) throws UnusableException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | RuntimeException malformed) {
            throw new UnusableException("it has a certificate in it that is malformed");
        }
    }

    static String subject(X509Certificate certificate) {
        return name(certificate.getSubjectX500Principal());
    }

    static String issuer(X509Certificate certificate) {
        return name(certificate.getIssuerX500Principal());
    }

    private static String name(X500Principal principal) {
        return Quotation.of(principal.getName());
    }

    static Instant notBefore(X509Certificate certificate) {
        return certificate.getNotBefore().toInstant();
    }

    static Instant notAfter(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    /** What is wrong with the time, to be put after the name of the certificate. */
    static Optional<String> untimely(X509Certificate certificate, Instant now) {
        if (now.isAfter(notAfter(certificate))) {
            return Optional.of("expired on " + notAfter(certificate));
        }
        if (now.isBefore(notBefore(certificate))) {
            return Optional.of(
                    "is not valid before " + notBefore(certificate) + " (the clock of this host says " + now + ")");
        }
        return Optional.empty();
    }

    static boolean isSelfSigned(X509Certificate certificate) {
        return issued(certificate, certificate);
    }

    /** Whether {@code issuer} signed {@code certificate}. */
    static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException anotherKey) {
            return false;
        }
    }
}
