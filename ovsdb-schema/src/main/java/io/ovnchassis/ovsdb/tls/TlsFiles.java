package io.ovnchassis.ovsdb.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where keys and certificates are, all in PEM.
 *
 * @param privateKey ours
 * @param certificate ours, with any that lead from it to the CA
 * @param authorities the CA certificates of which one must have signed the server's; {@code none} trusts every server
 * @param bootstrap whether {@code authorities} is made from what the first server sends, when it does not exist
 * @param peerAuthorities CA certificates that are sent to the server besides ours
 */
public record TlsFiles(
        Optional<Path> privateKey,
        Optional<Path> certificate,
        Optional<Path> authorities,
        boolean bootstrap,
        Optional<Path> peerAuthorities) {
    /** Nothing is configured. */
    public static final TlsFiles NONE =
            new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

    private static final Path EVERY_SERVER = Path.of("none");

    boolean trustsEveryServer() {
        return authorities.equals(Optional.of(EVERY_SERVER));
    }

    /** Those that are read. */
    List<Path> all() {
        return Stream.of(privateKey, certificate, authorities.filter(path -> !trustsEveryServer()), peerAuthorities)
                .flatMap(Optional::stream)
                .toList();
    }
}
