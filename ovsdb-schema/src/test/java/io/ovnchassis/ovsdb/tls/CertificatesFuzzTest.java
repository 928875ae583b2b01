package io.ovnchassis.ovsdb.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in a file of certificates, they are read, or there is one sentence that says why not. */
class CertificatesFuzzTest {
    private static final int SEEDS = 3000;
    private static final int SENTENCE_MAX = 300;

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();
    private final PemFile reader = new PemFile("CA certificate", problems);
    private Path file = Path.of("/");
    private String certificate = "";

    @BeforeEach
    void makeACertificate() throws IOException, InterruptedException {
        file = folder.resolve("ca.pem");
        String command =
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=x -days 1 -keyout "
                        + folder.resolve("key.pem") + " -out " + file;
        assertThat(new ProcessBuilder(command.split(" ")).start().waitFor())
                .as(command)
                .isZero();
        certificate = Files.readString(file);
    }

    @Test
    void damagedCertificatesAreReadOrExplained() throws IOException {
        long fresh = new Random().nextLong(SEEDS, 1L << 30);
        System.out.println("CertificatesFuzzTest: seeds 0 to " + (SEEDS - 1) + " and " + fresh);
        for (long seed = 0; seed <= SEEDS; seed++) {
            long used = seed == SEEDS ? fresh : seed;
            Random random = new Random(used);
            Files.write(file, random.nextBoolean() ? damagedText(random) : damagedDer(random));
            try {
                read();
            } catch (RuntimeException e) {
                throw new AssertionError("seed=" + used, e);
            }
            assertThat(problems)
                    .as("seed=%d", used)
                    .hasSizeLessThan(2)
                    .allSatisfy(problem -> assertThat(problem)
                            .startsWith("CA certificate " + file + ": ")
                            .hasSizeLessThan(SENTENCE_MAX)
                            .hasLineCount(1));
            problems.clear();
        }
    }

    @Test
    void aFileOfMoreThanAMegabyteIsNotRead() throws IOException {
        Files.writeString(file, certificate + "#".repeat(1 << 20));

        assertThat(reader.read(Optional.of(file), Certificates::read)).isEmpty();
        assertThat(problems).containsExactly("CA certificate " + file + ": it has more than 1048576 bytes");
    }

    /** Reads the file, and of each certificate all that is ever said of one. */
    private void read() {
        Optional<List<X509Certificate>> certificates = reader.read(Optional.of(file), Certificates::read);
        for (X509Certificate each : certificates.orElse(List.of())) {
            assertThat(Certificates.subject(each)).isNotNull();
            assertThat(Certificates.issuer(each)).isNotNull();
            assertThat(Certificates.untimely(each, Instant.now())).isNotNull();
            assertThat(Certificates.isSelfSigned(each)).isIn(true, false);
            assertThat(Certificates.issued(each, each)).isIn(true, false);
        }
    }

    private byte[] damagedText(Random random) {
        byte[] text = certificate.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = random.nextInt(20); i >= 0; i--) {
            text[random.nextInt(text.length)] = (byte) random.nextInt();
        }
        return text;
    }

    private byte[] damagedDer(Random random) {
        byte[] der;
        try {
            der = Pem.parse(certificate).getFirst().der().clone();
        } catch (UnusableException e) {
            throw new AssertionError(e);
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            der[random.nextInt(random.nextBoolean() ? 60 : der.length)] = (byte) random.nextInt();
        }
        String text = "-----BEGIN CERTIFICATE-----\n" + Base64.getEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
