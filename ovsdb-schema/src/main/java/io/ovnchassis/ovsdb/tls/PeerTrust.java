package io.ovnchassis.ovsdb.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Decides whether a server is trusted: by its certificates alone, whatever host name they are for, as OVS does. Of one
 * connection.
 */
final class PeerTrust extends X509ExtendedTrustManager {
    private final Trust trust;
    private Optional<X509Certificate> candidate = Optional.empty();
    private boolean satisfied;

    /** The server is not trusted; the message says why. */
    static final class UntrustedException extends CertificateException {
        UntrustedException(String reason) {
            super(reason);
        }
    }

    PeerTrust(Trust trust) {
        this.trust = trust;
    }

    /** The CA certificate that is to be taken over, if this is to be done. */
    Optional<X509Certificate> candidate() {
        return candidate;
    }

    /** Whether the server has shown a certificate that is good. */
    boolean isSatisfied() {
        return satisfied;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        switch (trust) {
            case Trust.EveryServer() -> {}
            case Trust.FirstServer first -> {
                X509Certificate last = chain[chain.length - 1];
                if (!Certificates.isSelfSigned(last)) {
                    throw new UntrustedException(
                            "could not bootstrap CA cert: the last certificate of the server is not"
                                    + " self-signed (" + Certificates.subject(last)
                                    + "), so probably it is not configured to"
                                    + " send its CA certificate (--peer-ca-cert of ovsdb-server)");
                }
                check(chain, keyExchange, List.of(last), "what the server sent");
                candidate = Optional.of(last);
            }
            case Trust.Authorities(var file, var certificates) ->
                check(chain, keyExchange, certificates, file.toString());
        }
        satisfied = true;
    }

    private static void check(
            X509Certificate[] chain, String keyExchange, List<X509Certificate> authorities, String source)
            throws CertificateException {
        Instant now = Instant.now();
        Optional<String> problem = untimely(chain, now);
        if (problem.isEmpty()) {
            List<X509Certificate> timely = authorities.stream()
                    .filter(authority -> Certificates.untimely(authority, now).isEmpty())
                    .toList();
            try {
                standard(timely).checkServerTrusted(chain, keyExchange);
            } catch (CertificateException | IllegalArgumentException unacceptable) {
                problem = Optional.of(why(chain, authorities, source, String.valueOf(unacceptable.getMessage())));
            }
        }
        if (problem.isPresent()) {
            throw new UntrustedException(problem.get());
        }
    }

    private static Optional<String> untimely(X509Certificate[] chain, Instant now) {
        for (X509Certificate certificate : chain) {
            Optional<String> problem = Certificates.untimely(certificate, now);
            if (problem.isPresent()) {
                return Optional.of(
                        "the server's certificate (" + Certificates.subject(certificate) + ") " + problem.get());
            }
        }
        return Optional.empty();
    }

    /** Certificates in time were not accepted. */
    private static String why(
            X509Certificate[] chain, List<X509Certificate> authorities, String source, String reason) {
        for (X509Certificate certificate : chain) {
            for (X509Certificate authority : authorities) {
                if (Certificates.issued(authority, certificate)) {
                    String name = "(" + Certificates.subject(authority) + ")";
                    return Certificates.untimely(authority, Instant.now())
                            .map(problem -> "the CA certificate " + name + " in " + source + " " + problem)
                            .orElse("the server's certificate (" + Certificates.subject(chain[0])
                                    + ") is not acceptable: " + reason);
                }
            }
        }
        return "the server's certificate (" + Certificates.subject(chain[0]) + ") is of a foreign CA ("
                + Certificates.issuer(chain[0]) + "); trusted is what " + source + " has: "
                + Certificates.subject(authorities.getFirst());
    }

    private static X509TrustManager standard(List<X509Certificate> authorities) throws CertificateException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry(Integer.toString(i), authorities.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateException("certificates cannot be checked here", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw new UnsupportedOperationException("only with an engine");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket) {
        throw new UnsupportedOperationException("only with an engine");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) {
        throw new UnsupportedOperationException("there are no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket) {
        throw new UnsupportedOperationException("there are no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine) {
        throw new UnsupportedOperationException("there are no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
