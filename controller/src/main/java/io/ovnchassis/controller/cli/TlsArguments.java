package io.ovnchassis.controller.cli;

import io.ovnchassis.ovsdb.tls.TlsFiles;
import io.ovnchassis.ovsdb.tls.TlsOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of OVS's programs for TLS. Filled in by picocli. */
final class TlsArguments {
    @Option(
            names = {"-p", "--private-key"},
            paramLabel = "FILE",
            description = "the private key for ssl: (PEM); the SSL table wins over this and the next three")
    private @Nullable Path privateKey;

    @Option(
            names = {"-c", "--certificate"},
            paramLabel = "FILE",
            description = "the certificate of the private key")
    private @Nullable Path certificate;

    @Option(
            names = {"-C", "--ca-cert"},
            paramLabel = "FILE",
            description = "the CA certificates that servers must have theirs from; none to trust every server")
    private @Nullable Path authorities;

    @Option(
            names = "--bootstrap-ca-cert",
            paramLabel = "FILE",
            description = "the same; made from what the first server sends if it does not exist")
    private @Nullable Path bootstrap;

    @Option(names = "--peer-ca-cert", paramLabel = "FILE", description = "CA certificates to send to servers")
    private @Nullable Path peerAuthorities;

    @Option(
            names = "--ssl-protocols",
            paramLabel = "PROTOCOLS",
            description = "TLS versions to use, as in TLSv1.2,TLSv1.3 or TLSv1.2+")
    private @Nullable String protocols;

    @Option(names = "--ssl-ciphers", paramLabel = "CIPHERS", description = "ciphers of TLSv1.2, as openssl has them")
    private @Nullable String ciphers;

    @Option(names = "--ssl-ciphersuites", paramLabel = "SUITES", description = "cipher suites of TLSv1.3")
    private @Nullable String cipherSuites;

    @Option(names = "--ssl-server-name", paramLabel = "NAME", description = "what to call servers (SNI)")
    private @Nullable String serverName;

    TlsFiles files() {
        return new TlsFiles(
                Optional.ofNullable(privateKey),
                Optional.ofNullable(certificate),
                Optional.ofNullable(authorities).or(() -> Optional.ofNullable(bootstrap)),
                authorities == null && bootstrap != null,
                Optional.ofNullable(peerAuthorities));
    }

    TlsOptions.Words words() {
        return new TlsOptions.Words(
                Optional.ofNullable(protocols),
                Optional.ofNullable(ciphers),
                Optional.ofNullable(cipherSuites),
                Optional.ofNullable(serverName));
    }
}
