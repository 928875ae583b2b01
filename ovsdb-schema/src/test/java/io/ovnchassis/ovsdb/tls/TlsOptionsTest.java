package io.ovnchassis.ovsdb.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsOptionsTest {
    private final List<String> problems = new ArrayList<>();

    private List<String> protocols(String text) {
        return Protocols.parse(text, problems::add);
    }

    @Test
    void protocolsAreAListOrARangeAsInOvs() {
        assertThat(protocols("TLSv1.2")).containsExactly("TLSv1.2");
        assertThat(protocols("TLSv1.3,TLSv1.2")).containsExactly("TLSv1.2", "TLSv1.3");
        assertThat(protocols("TLSv1.2 TLSv1.3")).containsExactly("TLSv1.2", "TLSv1.3");
        assertThat(protocols("TLSv1.2+")).containsExactly("TLSv1.2", "TLSv1.3");
        assertThat(protocols("TLSv1.3+")).containsExactly("TLSv1.3");
        assertThat(protocols("TLSv1.2-TLSv1.3")).containsExactly("TLSv1.2", "TLSv1.3");
        assertThat(problems).isEmpty();
    }

    @Test
    void aProtocolThatThereIsNotIsSaidAndTheDefaultCounts() {
        assertThat(protocols("TLSv1.1,TLSv1.3")).isEqualTo(Protocols.SUPPORTED);
        assertThat(protocols("")).isEqualTo(Protocols.SUPPORTED);
        assertThat(protocols("+")).isEqualTo(Protocols.SUPPORTED);
        assertThat(problems)
                .containsExactly(
                        "--ssl-protocols: TLSv1.1: SSL/TLS protocol not recognized; use TLSv1.2 or TLSv1.3",
                        "--ssl-protocols: SSL/TLS protocol settings invalid",
                        "--ssl-protocols: SSL/TLS protocol settings invalid");
    }

    private TlsOptions suites(String ciphers) {
        return TlsOptions.parse(
                new TlsOptions.Words(Optional.empty(), Optional.of(ciphers), Optional.empty(), Optional.empty()),
                problems::add);
    }

    private List<String> tls12(String ciphers) {
        return suites(ciphers).suites().stream()
                .filter(suite -> suite.contains("_WITH_"))
                .toList();
    }

    @Test
    void ciphersAreNamedAsOpensslNamesThem() {
        assertThat(tls12("ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-AES128-SHA256"))
                .containsExactly(
                        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256");
        assertThat(suites("ECDHE-RSA-AES256-GCM-SHA384").suites()).contains("TLS_AES_256_GCM_SHA384");
        assertThat(problems).isEmpty();
    }

    @Test
    void ciphersAreChosenByWhatTheyAreMadeOf() {
        assertThat(tls12("HIGH:!aNULL:!MD5"))
                .isEqualTo(tls12("DEFAULT:@SECLEVEL=2"))
                .isEqualTo(tls12("DEFAULT@SECLEVEL=2"))
                .isNotEmpty();
        assertThat(tls12("ECDHE+AESGCM:!AES128")).isNotEmpty().allMatch(suite -> suite.contains("AES_256_GCM"));
        assertThat(tls12("AES128:+aECDSA").getLast()).contains("_ECDSA_");
        assertThat(tls12("ALL:-AES").stream()).isNotEmpty().allMatch(suite -> suite.contains("CHACHA20"));
        assertThat(problems).isEmpty();
    }

    @Test
    void aCipherThatThereIsNotIsSaid() {
        assertThat(tls12("ELEPHANT:AESGCM")).isNotEmpty();
        assertThat(problems)
                .containsExactly(
                        "--ssl-ciphers: ELEPHANT: no cipher that there is here; for those, see openssl-ciphers(1)");
        problems.clear();

        assertThat(tls12("AES:!AES")).isEqualTo(tls12("DEFAULT"));
        assertThat(problems).containsExactly("--ssl-ciphers: AES:!AES: no cipher is left of these; all are used");
    }

    @Test
    void suitesOfTls13AreAListOfTheirNames() {
        TlsOptions options = TlsOptions.parse(
                new TlsOptions.Words(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("TLS_CHACHA20_POLY1305_SHA256:TLS_X"),
                        Optional.of("a b")),
                problems::add);

        assertThat(options.suites().stream().filter(suite -> !suite.contains("_WITH_")))
                .containsExactly("TLS_CHACHA20_POLY1305_SHA256");
        assertThat(options.serverName()).isEmpty();
        assertThat(problems)
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("--ssl-ciphersuites: TLS_X: no cipher suite of TLSv1.3"))
                .contains("--ssl-server-name: a b: not the name of a host");
    }
}
