package io.ovnchassis.ovsdb.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * The client's end of one TLS connection: the engine, who it says it is, whom it trusts, and what a failure means. No
 * session is ever resumed, for each connection has a context of its own: certificates are looked at every time.
 */
public final class TlsClient {
    private final TlsSource source;
    private final Credentials credentials;
    private final PeerTrust trust;
    private final SSLEngine engine;

    private TlsClient(TlsSource source, Credentials credentials, PeerTrust trust, SSLEngine engine) {
        this.source = source;
        this.credentials = credentials;
        this.trust = trust;
        this.engine = engine;
    }

    /**
     * Gets ready to connect with what is in use now.
     *
     * @throws TlsFailure when nothing is
     */
    public static TlsClient of(TlsSource source, String host) throws TlsFailure {
        TlsState state = source.state();
        Credentials credentials = state.inUse().orElseThrow(() -> unconfigured(state));
        PeerTrust trust = new PeerTrust(credentials.trust());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new OwnIdentity(credentials)}, new TrustManager[] {trust}, null);
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(true);
            engine.setSSLParameters(parameters(engine.getSSLParameters(), source.options(), host));
            return new TlsClient(source, credentials, trust, engine);
        } catch (GeneralSecurityException e) {
            throw new TlsFailure("no TLS here: " + e.getMessage());
        }
    }

    private static TlsFailure unconfigured(TlsState state) {
        return new TlsFailure(
                state.problems().isEmpty()
                        ? "private key, certificate and CA certificate must be configured to use ssl: name them with"
                                + " --private-key, --certificate and --ca-cert, or in the SSL table (ovs-vsctl set-ssl)"
                        : String.join("; ", state.problems()));
    }

    private static SSLParameters parameters(SSLParameters parameters, TlsOptions options, String host) {
        parameters.setProtocols(options.protocols().toArray(String[]::new));
        if (!options.suites().isEmpty()) {
            parameters.setCipherSuites(options.suites().toArray(String[]::new));
        }
        options.serverName()
                .or(() -> Optional.of(host).filter(TlsClient::isName))
                .ifPresent(name -> parameters.setServerNames(List.of(new SNIHostName(name))));
        return parameters;
    }

    /** Whether a host may be named to the server: addresses may not (RFC 6066, section 3). */
    private static boolean isName(String host) {
        if (host.contains(":") || host.matches("[0-9.]+")) {
            return false;
        }
        try {
            var _ = new SNIHostName(host);
            return true;
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    /** The suites that the JDK uses by itself. */
    static List<String> suites() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return List.of(context.getDefaultSSLParameters().getCipherSuites());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a JDK without TLS", e);
        }
    }

    public SSLEngine engine() {
        return engine;
    }

    /** Whether a new connection would be made with something else. */
    public boolean isOutdated() {
        return source.state().inUse().filter(now -> !now.equals(credentials)).isPresent();
    }

    /**
     * To be called when the handshake is complete.
     *
     * @return whether the server's CA certificate was taken over, so that it is time to connect once more
     * @throws TlsFailure when it could not be
     */
    public boolean complete() throws TlsFailure {
        Optional<X509Certificate> candidate = trust.candidate();
        if (candidate.isPresent()) {
            source.bootstrap(candidate.get());
        }
        return candidate.isPresent();
    }

    /** What went wrong, in the operator's words. */
    public TlsFailure explain(SSLException failure) {
        return new TlsFailure(new Explanation(credentials, source.options()).of(failure));
    }

    /** What it may mean that the server hangs up before it has said anything over TLS. */
    public TlsFailure hungUp() {
        return new TlsFailure(
                trust.isSatisfied()
                        ? new Explanation(credentials, source.options()).ofHangUp()
                        : "the server hung up in the middle of the TLS handshake; if it does not speak TLS, use"
                                + " tcp:HOST:PORT");
    }
}
