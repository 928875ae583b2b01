package io.ovnchassis.ovsdb.tls;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the file of a CA certificate that was bootstrapped: whole or not at all, once, and for nobody to write to. */
final class BootstrapFile {
    private static final Logger LOG = LoggerFactory.getLogger("stream_ssl");
    private static final int LINE_LENGTH = 64;

    private BootstrapFile() {}

    /** @throws TlsFailure when it cannot be made, or somebody else has made it meanwhile */
    static void write(Path file, X509Certificate authority) throws TlsFailure {
        try {
            Path folder = file.toAbsolutePath().resolveSibling(".");
            Path draft = Files.createTempFile(folder, ".cacert", null);
            try {
                Files.writeString(draft, pem(authority));
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("r--r--r--"));
                Files.createLink(file, draft);
            } finally {
                Files.delete(draft);
            }
        } catch (FileAlreadyExistsException raced) {
            throw new TlsFailure("CA certificate " + file + " was created by another process; it counts from now on");
        } catch (IOException | CertificateEncodingException e) {
            throw new TlsFailure("could not bootstrap CA cert: creating " + file + " failed: " + e.getMessage());
        }
        LOG.info("successfully bootstrapped CA cert to {} ({})", file, Certificates.subject(authority));
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        String text = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    }
}
