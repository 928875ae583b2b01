package io.ovnchassis.ovsdb.tls;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client needs to say who it is and to know whom it talks to, as it was read from files. Two that are equal were
 * read from the same contents.
 */
public final class Credentials {
    private final PrivateKey key;
    private final Path file;
    private final List<X509Certificate> chain;
    private final List<X509Certificate> peerAuthorities;
    private final Trust trust;

    /**
     * @param file that of {@code chain}
     * @param chain our certificate, and what leads from it to the CA
     * @param peerAuthorities sent after it
     */
    private Credentials(
            PrivateKey key,
            Path file,
            List<X509Certificate> chain,
            List<X509Certificate> peerAuthorities,
            Trust trust) {
        this.key = key;
        this.file = file;
        this.chain = List.copyOf(chain);
        this.peerAuthorities = List.copyOf(peerAuthorities);
        this.trust = trust;
    }

    /** Reads the files; throws a list of everything that is wrong, one sentence each, with the name of the file. */
    static Credentials read(TlsFiles files) throws UnusableFilesException {
        List<String> problems = new ArrayList<>();
        PemFile keyFile = new PemFile("private key", problems);
        PemFile certificateFile = new PemFile("certificate", problems);
        PemFile authoritiesFile = new PemFile("CA certificate", problems);
        PemFile peerFile = new PemFile("peer CA certificate", problems);

        var key = keyFile.read(keyFile.required(files.privateKey()), PrivateKeys::read);
        var chain = certificateFile.read(certificateFile.required(files.certificate()), Certificates::read);
        var trust = trust(files, authoritiesFile);
        var peers = peerFile.read(files.peerAuthorities(), Certificates::read);
        if (key.isPresent()
                && chain.isPresent()
                && !PrivateKeys.belong(key.get(), chain.get().getFirst().getPublicKey())) {
            problems.add("private key " + files.privateKey().orElseThrow() + ": it does not belong to the certificate "
                    + files.certificate().orElseThrow() + "; both have to be of the same pair");
        }
        if (!problems.isEmpty() || key.isEmpty() || chain.isEmpty() || trust.isEmpty()) {
            throw new UnusableFilesException(problems);
        }
        Path file = files.certificate().orElseThrow();
        return new Credentials(key.get(), file, chain.get(), peers.orElse(List.of()), trust.get());
    }

    private static Optional<Trust> trust(TlsFiles files, PemFile reader) {
        if (files.trustsEveryServer()) {
            return Optional.of(new Trust.EveryServer());
        }
        var path = reader.required(files.authorities());
        if (path.isPresent() && files.bootstrap() && !path.get().toFile().exists()) {
            return Optional.of(new Trust.FirstServer(path.get()));
        }
        return reader.read(path, Certificates::read)
                .map(certificates -> new Trust.Authorities(path.orElseThrow(), certificates));
    }

    PrivateKey key() {
        return key;
    }

    /** Where {@link #certificate} was read from. */
    Path file() {
        return file;
    }

    /** Ours. */
    X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Ours, and what leads from it to the CA. */
    List<X509Certificate> chain() {
        return chain;
    }

    List<X509Certificate> peerAuthorities() {
        return peerAuthorities;
    }

    /** Everything that is sent, ours first. */
    X509Certificate[] sent() {
        List<X509Certificate> sent = new ArrayList<>(chain);
        sent.addAll(peerAuthorities);
        return sent.toArray(X509Certificate[]::new);
    }

    Trust trust() {
        return trust;
    }

    @Override
    public boolean equals(Object other) {
        if (other == this) {
            return true;
        }
        return other instanceof Credentials that
                && key.equals(that.key)
                && file.equals(that.file)
                && chain.equals(that.chain)
                && peerAuthorities.equals(that.peerAuthorities)
                && trust.equals(that.trust);
    }

    @Override
    public int hashCode() {
        return chain.hashCode();
    }

    /** Without the key, which has no place in any log. */
    @Override
    public String toString() {
        return "credentials of " + Certificates.subject(certificate());
    }
}
