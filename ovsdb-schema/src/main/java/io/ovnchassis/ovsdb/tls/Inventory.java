package io.ovnchassis.ovsdb.tls;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is in the files of certificates, next to what of it is in use.
 *
 * @param entries a file each
 */
public record Inventory(List<Entry> entries) {
    public Inventory {
        entries = List.copyOf(entries);
    }

    /**
     * A file of certificates.
     *
     * @param what they are, as in {@code CA certificate}
     * @param inUse what was read from it and is in use
     * @param onDisk what is in it now; nothing when that cannot be used
     */
    public record Entry(String what, Path file, List<Facts> inUse, List<Facts> onDisk) {
        public Entry {
            inUse = List.copyOf(inUse);
            onDisk = List.copyOf(onDisk);
        }
    }

    /** What people want to know of a certificate; the names are safe to print. */
    public record Facts(String subject, String issuer, Instant notBefore, Instant notAfter) {
        static List<Facts> of(List<X509Certificate> certificates) {
            return certificates.stream()
                    .map(certificate -> new Facts(
                            Certificates.subject(certificate),
                            Certificates.issuer(certificate),
                            Certificates.notBefore(certificate),
                            Certificates.notAfter(certificate)))
                    .toList();
        }
    }

    /** Reads the files. */
    public static Inventory of(TlsState state) {
        Optional<Credentials> inUse = state.inUse();
        TlsFiles files = state.files();
        List<Entry> entries = new ArrayList<>();
        files.certificate()
                .ifPresent(file -> entries.add(
                        entry("certificate", file, inUse.map(Credentials::chain).orElse(List.of()))));
        files.authorities()
                .filter(_ -> !files.trustsEveryServer())
                .ifPresent(file -> entries.add(entry(
                        "CA certificate",
                        file,
                        inUse.map(Inventory::authorities).orElse(List.of()))));
        files.peerAuthorities()
                .ifPresent(file -> entries.add(entry(
                        "peer CA certificate",
                        file,
                        inUse.map(Credentials::peerAuthorities).orElse(List.of()))));
        return new Inventory(entries);
    }

    private static List<X509Certificate> authorities(Credentials credentials) {
        return credentials.trust() instanceof Trust.Authorities(var file, var certificates) ? certificates : List.of();
    }

    private static Entry entry(String what, Path file, List<X509Certificate> inUse) {
        PemFile reader = new PemFile(what, new ArrayList<>());
        List<X509Certificate> onDisk =
                reader.read(Optional.of(file), Certificates::read).orElse(List.of());
        return new Entry(what, file, Facts.of(inUse), Facts.of(onDisk));
    }
}
