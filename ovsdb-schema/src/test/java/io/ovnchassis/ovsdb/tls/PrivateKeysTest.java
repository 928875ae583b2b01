package io.ovnchassis.ovsdb.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads keys that the real openssl made, in every form that it has for them, and those that nobody made. */
class PrivateKeysTest {
    private static final String CURVE = "ecparam -genkey -name prime256v1";

    @TempDir
    private static Path folder;

    private static String pkcs1;
    private static String sec1;

    @BeforeAll
    static void makeKeys() throws IOException {
        pkcs1 = make("genrsa -traditional 2048");
        sec1 = make(CURVE);
    }

    private static String make(String arguments) throws IOException {
        Path file = folder.resolve("key.pem");
        Files.deleteIfExists(file);
        String[] words = ("openssl " + arguments).split(" ");
        ProcessBuilder builder = new ProcessBuilder(words).redirectOutput(file.toFile());
        try {
            assertThat(builder.start().waitFor()).as(arguments).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("openssl was interrupted", e);
        }
        return Files.readString(file);
    }

    private static PrivateKey read(String text) throws UnusableException {
        return PrivateKeys.read(Pem.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "genrsa 2048, RSA, -----BEGIN PRIVATE KEY-----",
        "genrsa -traditional 2048, RSA, -----BEGIN RSA PRIVATE KEY-----",
        "genpkey -algorithm RSA, RSA, -----BEGIN PRIVATE KEY-----",
        "ecparam -genkey -name prime256v1, EC, -----BEGIN EC PRIVATE KEY-----",
        "ecparam -genkey -noout -name secp384r1, EC, -----BEGIN EC PRIVATE KEY-----",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-521, EC, -----BEGIN PRIVATE KEY-----",
        "genpkey -algorithm ED25519, EdDSA, -----BEGIN PRIVATE KEY-----"
    })
    void everyFormThatOpensslWritesIsReadAndSignsForItsCertificate(String arguments, String algorithm, String form)
            throws Exception {
        String text = make(arguments);
        assertThat(text).contains(form);

        PrivateKey key = read(text);

        assertThat(key.getAlgorithm()).isEqualTo(algorithm);
        Path file = Files.writeString(folder.resolve("signer.pem"), text);
        String certificate = make("req -x509 -new -subj /CN=x -days 1 -key " + file);
        var certified = Certificates.read(Pem.parse(certificate)).getFirst().getPublicKey();
        assertThat(PrivateKeys.belong(key, certified)).isTrue();
        assertThat(PrivateKeys.belong(read(make(arguments)), certified)).isFalse();
        assertThat(PrivateKeys.belong(read(algorithm.equals("RSA") ? sec1 : pkcs1), certified))
                .isFalse();
    }

    @Test
    void theCurveMayBeInABlockOfItsOwn() throws Exception {
        byte[] key = Pem.parse(sec1).getLast().der();
        Der parts = new Der(new Der(key).take(Der.SEQUENCE));
        byte[] version = parts.take(Der.INTEGER);
        byte[] number = parts.take(Der.OCTET_STRING);
        byte[] bare =
                Der.element(Der.SEQUENCE, Der.element(Der.INTEGER, version), Der.element(Der.OCTET_STRING, number));
        String text = "-----BEGIN EC PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(bare)
                + "\n-----END EC PRIVATE KEY-----\n";

        String parameters = sec1.substring(0, sec1.indexOf("-----BEGIN EC PRIVATE KEY-----"));
        assertThat(read(parameters + text).getAlgorithm()).isEqualTo("EC");
        assertThatThrownBy(() -> read(text)).hasMessage("it does not say which curve it is of");
    }

    @Test
    void anEncryptedKeyIsNamedAsSuchWhicheverWayItIsEncrypted() throws Exception {
        String encrypted = make("genrsa -aes128 -passout pass:secret 2048");
        assertThatThrownBy(() -> read(encrypted)).hasMessageStartingWith("it is encrypted");

        String traditional = make("genrsa -traditional -aes128 -passout pass:secret 2048");
        assertThatThrownBy(() -> read(traditional)).hasMessageStartingWith("it is encrypted");
    }

    @Test
    void whatIsNoKeyIsToldInWords() throws Exception {
        assertThatThrownBy(() -> read("")).hasMessageStartingWith("it has no private key in it");
        assertThatThrownBy(() -> read("-----BEGIN PRIVATE KEY-----\nAAAA")).hasMessage("its last block has no end");
        assertThatThrownBy(() -> read("-----BEGIN PRIVATE KEY-----\n?\n-----END PRIVATE KEY-----"))
                .hasMessage("it has a block that is not in base64");
        assertThatThrownBy(() -> read("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"))
                .hasMessage("its encoding is malformed");
        String other = make("genpkey -algorithm X25519");
        assertThatThrownBy(() -> read(other)).hasMessageStartingWith("it is of an algorithm that is not supported");
    }

    @Test
    void whateverIsInTheFileNothingButAReasonComesOfItAndNoSecret() throws UnusableException {
        for (String text : List.of(pkcs1, sec1)) {
            Pem key = Pem.parse(text).getLast();
            for (int seed = 0; seed < 2000; seed++) {
                Random random = new Random(seed);
                byte[] der = key.der().clone();
                for (int i = random.nextInt(1, 4); i > 0; i--) {
                    der[random.nextInt(random.nextBoolean() ? 12 : der.length)] = (byte) random.nextInt();
                }
                byte[] cut = Arrays.copyOf(der, random.nextInt(4) == 0 ? random.nextInt(der.length) : der.length);
                survives(
                        seed,
                        "-----BEGIN " + key.label() + "-----\n"
                                + Base64.getEncoder().encodeToString(cut) + "\n-----END " + key.label() + "-----\n");
            }
        }
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] text = pkcs1.getBytes(StandardCharsets.ISO_8859_1);
            for (int i = random.nextInt(1, 20); i > 0; i--) {
                text[random.nextInt(text.length)] = (byte) random.nextInt();
            }
            survives(seed, new String(text, StandardCharsets.ISO_8859_1));
        }
    }

    private static void survives(int seed, String text) {
        try {
            PrivateKey key = read(text);
            assertThat(key.getAlgorithm()).as("seed " + seed).isIn("RSA", "EC");
        } catch (UnusableException expected) {
            assertThat(expected.reason()).as("seed " + seed).hasSizeLessThan(200);
            assertThat(expected.getCause()).as("seed " + seed).isNull();
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}
