package io.ovnchassis.ovsdb.tls;

import io.ovnchassis.ovsdb.wire.Quotation;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Puts failures of TLS into words. The JDK tells what happened in texts only, so that its texts are looked at. */
record Explanation(Credentials credentials, TlsOptions options) {
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z0-9_]+)");
    private static final Pattern OTHER_PROTOCOL =
            Pattern.compile("protocol version (TLS[0-9]+|SSL[0-9.]+) is not accepted");

    String of(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PeerTrust.UntrustedException untrusted) {
                return String.valueOf(untrusted.getMessage());
            }
        }
        String text = String.valueOf(failure.getMessage());
        Matcher alert = ALERT.matcher(text);
        if (alert.find()) {
            return ofAlert(alert.group(1));
        }
        Matcher protocol = OTHER_PROTOCOL.matcher(text);
        if (protocol.find()) {
            return "no common protocol: the server speaks " + protocol.group(1) + ", allowed is " + protocols();
        }
        return "TLS failed: " + Quotation.of(text);
    }

    /** Alerts of RFC 8446, section 6. */
    private String ofAlert(String alert) {
        return switch (alert) {
            case "protocol_version" -> "no common protocol: the server does not speak " + protocols();
            case "handshake_failure", "insufficient_security" ->
                "no common protocol or cipher (" + alert + "): allowed is " + protocols()
                        + (options.suites().isEmpty() ? "" : " with " + String.join(", ", options.suites()));
            case "certificate_expired" -> refused(alert);
            case "unknown_ca" -> refused("it does not know the CA " + Certificates.issuer(own()));
            case "bad_certificate",
                    "unsupported_certificate",
                    "certificate_revoked",
                    "certificate_unknown",
                    "certificate_required",
                    "decrypt_error",
                    "access_denied" -> refused(alert);
            default -> "the server ended TLS: " + alert;
        };
    }

    String ofHangUp() {
        return "it seems that " + refused("it hung up when it had seen it");
    }

    private String refused(String why) {
        String reason = Certificates.untimely(own(), Instant.now())
                .map(untimely -> "it " + untimely)
                .orElse(why);
        return "the server refuses our certificate " + credentials.file() + " (" + Certificates.subject(own()) + "): "
                + reason;
    }

    private X509Certificate own() {
        return credentials.certificate();
    }

    private String protocols() {
        return String.join(" or ", options.protocols());
    }
}
