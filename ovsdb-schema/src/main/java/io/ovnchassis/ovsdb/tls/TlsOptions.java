package io.ovnchassis.ovsdb.tls;

import io.ovnchassis.ovsdb.wire.Quotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;

/**
 * How TLS is spoken, as the command line says.
 *
 * @param protocols of {@link Protocols}
 * @param suites cipher suites of all protocols, the preferred ones first, by their names in the JDK
 * @param serverName what servers are told that they are called, instead of the host's name
 */
public record TlsOptions(List<String> protocols, List<String> suites, Optional<String> serverName) {
    public TlsOptions {
        protocols = List.copyOf(protocols);
        suites = List.copyOf(suites);
    }

    /** TLS 1.2 and later, with what the JDK holds to be safe. */
    public static TlsOptions defaults() {
        return new TlsOptions(Protocols.SUPPORTED, List.of(), Optional.empty());
    }

    /**
     * Reads the command line.
     *
     * @param problems takes a sentence on each word that means nothing; it counts as left out
     */
    public static TlsOptions parse(Words words, Consumer<String> problems) {
        if (words.equals(Words.NONE)) {
            return defaults();
        }
        List<String> protocols =
                words.protocols().map(text -> Protocols.parse(text, problems)).orElse(Protocols.SUPPORTED);
        Optional<String> serverName = words.serverName().filter(name -> isName(name, problems));
        return new TlsOptions(protocols, suites(words, problems), serverName);
    }

    private static List<String> suites(Words words, Consumer<String> problems) {
        if (words.ciphers().isEmpty() && words.cipherSuites().isEmpty()) {
            return List.of();
        }
        Ciphers ciphers = new Ciphers(TlsClient.suites(), problems);
        List<String> suites = new ArrayList<>();
        suites.addAll(words.cipherSuites().map(ciphers::tls13).orElseGet(ciphers::tls13));
        suites.addAll(words.ciphers().map(ciphers::tls12).orElseGet(ciphers::tls12));
        return suites;
    }

    private static boolean isName(String name, Consumer<String> problems) {
        try {
            var _ = new SNIHostName(name);
            return true;
        } catch (IllegalArgumentException noName) {
            problems.accept("--ssl-server-name: " + Quotation.of(name) + ": not the name of a host");
            return false;
        }
    }

    /** As the command line has it; what is left out, or wrong, is as in {@link #defaults}. */
    public record Words(
            Optional<String> protocols,
            Optional<String> ciphers,
            Optional<String> cipherSuites,
            Optional<String> serverName) {
        /** Nothing but defaults. */
        public static final Words NONE =
                new Words(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
