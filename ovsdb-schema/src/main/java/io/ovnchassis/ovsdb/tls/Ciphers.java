package io.ovnchassis.ovsdb.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads {@code --ssl-ciphers}, a list in the language of openssl-ciphers(1), and {@code --ssl-ciphersuites}. A suite of
 * TLS 1.2 goes by OpenSSL's name, which is made of the same words as the JDK's, and by what it is made of.
 */
final class Ciphers {
    private static final Set<String> EVERYTHING = Set.of("DEFAULT", "ALL", "HIGH", "COMPLEMENTOFDEFAULT");

    /** What the JDK never offers, so that it need not be taken out. */
    private static final Set<String> NOT_OFFERED = Set.of(
            "NULL",
            "ENULL",
            "ANULL",
            "EXPORT",
            "EXP",
            "LOW",
            "MEDIUM",
            "MD5",
            "RC4",
            "DES",
            "3DES",
            "PSK",
            "SRP",
            "ADH",
            "AECDH",
            "DSS",
            "SEED",
            "IDEA",
            "CAMELLIA",
            "ARIA",
            "KRSA",
            "KPSK",
            "KSRP",
            "ADSS",
            "RC2",
            "SSLV2",
            "SSLV3",
            "AESCCM",
            "AESCCM8");

    private final List<String> offered;
    private final Consumer<String> problems;

    /**
     * @param offered what there is, by the names of the JDK
     * @param problems takes a sentence on each word that means nothing
     */
    Ciphers(List<String> offered, Consumer<String> problems) {
        this.offered = offered;
        this.problems = problems;
    }

    private static boolean isOfTls13(String suite) {
        return !suite.contains("_WITH_");
    }

    /** Suites of TLS 1.3: those of a list with colons, which are those of the JDK. */
    List<String> tls13(String text) {
        List<String> chosen = new ArrayList<>();
        for (String name : words(text)) {
            if (offered.contains(name) && isOfTls13(name)) {
                chosen.add(name);
            } else {
                problems.accept("--ssl-ciphersuites: " + name + ": no cipher suite of TLSv1.3 that there is here; use "
                        + String.join(", ", tls13()));
            }
        }
        return chosen.isEmpty() ? tls13() : chosen;
    }

    /** All suites of TLS 1.3. */
    List<String> tls13() {
        return offered.stream().filter(Ciphers::isOfTls13).toList();
    }

    /** All suites of TLS 1.2. */
    List<String> tls12() {
        return offered.stream().filter(suite -> !isOfTls13(suite)).toList();
    }

    /** Suites of TLS 1.2 by a list of OpenSSL. */
    List<String> tls12(String text) {
        Set<String> chosen = new LinkedHashSet<>();
        Set<String> banned = new LinkedHashSet<>();
        for (String word : words(text)) {
            if (word.startsWith("@")) {
                // The JDK has a security level of its own, in its configuration.
                continue;
            }
            char first = word.charAt(0);
            List<String> meant = meant("!-+".indexOf(first) < 0 ? word : word.substring(1));
            switch (first) {
                case '!' -> banned.addAll(meant);
                case '-' -> meant.forEach(chosen::remove);
                case '+' -> meant.stream().filter(chosen::remove).toList().forEach(chosen::add);
                default -> chosen.addAll(meant);
            }
        }
        chosen.removeAll(banned);
        if (chosen.isEmpty()) {
            problems.accept("--ssl-ciphers: " + text + ": no cipher is left of these; all are used");
            return tls12();
        }
        return List.copyOf(chosen);
    }

    /** A command such as {@code @SECLEVEL=2} needs no separator before it. */
    private static List<String> words(String text) {
        return Arrays.stream(text.split("[:, ]+|(?=@)", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private List<String> meant(String expression) {
        List<String> suites = tls12();
        if (EVERYTHING.contains(expression)) {
            return expression.startsWith("COMPLEMENT") ? List.of() : suites;
        }
        List<String> exact = suites.stream()
                .filter(suite -> openSslName(suite).equals(expression) || suite.equals(expression))
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        List<String> tags = List.of(expression.split("\\+", -1));
        List<String> meant = suites.stream()
                .filter(suite -> properties(suite).containsAll(tags))
                .toList();
        boolean known = tags.stream()
                .allMatch(tag -> NOT_OFFERED.contains(tag.toUpperCase(Locale.ROOT))
                        || suites.stream().anyMatch(suite -> properties(suite).contains(tag)));
        if (!known) {
            problems.accept("--ssl-ciphers: " + expression + ": no cipher that there is here; for those, see"
                    + " openssl-ciphers(1)");
        }
        return meant;
    }

    /** {@code TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384} is {@code ECDHE-RSA-AES256-GCM-SHA384}. */
    static String openSslName(String suite) {
        return suite.replaceFirst("^TLS_", "")
                .replace("_WITH", "")
                .replace("AES_", "AES")
                .replace("_CBC", "")
                .replaceFirst("CHACHA20_POLY1305_SHA256$", "CHACHA20_POLY1305")
                .replace('_', '-');
    }

    /** By which words a list can mean this suite. */
    private static Set<String> properties(String suite) {
        Set<String> properties = new LinkedHashSet<>(List.of("ALL", "HIGH", "TLSv1.2", "FIPS"));
        if (suite.startsWith("TLS_ECDHE_")) {
            properties.addAll(List.of("ECDHE", "EECDH", "kECDHE", "kEECDH", "ECDH"));
        } else if (suite.startsWith("TLS_DHE_")) {
            properties.addAll(List.of("DHE", "EDH", "kDHE", "kEDH", "DH"));
        }
        String authentication = suite.contains("_ECDSA_") ? "ECDSA" : suite.contains("_DSS_") ? "DSS" : "RSA";
        properties.addAll(List.of("a" + authentication, authentication));
        String cipher = openSslName(suite);
        for (String word : List.of("AES128", "AES256", "CHACHA20", "SHA256", "SHA384")) {
            if (cipher.contains(word)) {
                properties.add(word);
            }
        }
        if (cipher.contains("AES")) {
            properties.addAll(List.of("AES", cipher.contains("GCM") ? "AESGCM" : "SHA"));
        }
        return properties;
    }
}
