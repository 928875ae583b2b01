package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import io.ovnchassis.ovsdb.tls.Pki;
import io.ovnchassis.ovsdb.tls.TlsFiles;
import io.ovnchassis.ovsdb.tls.TlsOptions;
import io.ovnchassis.ovsdb.tls.TlsWatch;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with the real ovsdb-server and certificates of the real ovs-pki. */
class TlsSessionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private static Path keys;

    private static Pki pki;
    private static Instant now;

    @TempDir
    Path directory;

    private final Owner owner = new Owner();
    private final CapturedLog log = new CapturedLog();
    private TlsWatch watch;
    private OvsdbSession session;
    private Optional<OvsdbServer> server = Optional.empty();

    @BeforeAll
    static void makeCertificates() {
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        pki = Pki.in(keys);
        pki.issue("server", "switch");
        pki.issue("client", "switch");
        pki.issue("next", "switch");
        pki.issue("foreign", "controller");
        pki.issue("past", now.minus(DAY.multipliedBy(9)), now.minus(DAY.multipliedBy(2)));
        pki.issue("future", now.plus(DAY.multipliedBy(2)), now.plus(DAY.multipliedBy(9)));
    }

    @BeforeEach
    void start() {
        start(new TlsOptions(List.of("TLSv1.2", "TLSv1.3"), List.of(), Optional.empty()));
    }

    private void start(TlsOptions options) {
        watch = new TlsWatch(options);
        session = OvsdbSession.start(
                MonitorPlan.all(OvnSouthboundDatabase.DATABASE),
                SessionOptions.defaults().withTls(watch),
                owner);
    }

    private void speak(String... protocols) {
        session.close();
        start(new TlsOptions(List.of(protocols), List.of(), Optional.empty()));
    }

    @AfterEach
    void stop() {
        session.close();
        watch.close();
        server.ifPresent(OvsdbServer::close);
        log.close();
    }

    private OvsdbServer serve(String name, String... options) {
        String[] all = Stream.concat(
                        Stream.of(
                                "--remote=pssl:0:127.0.0.1",
                                "--private-key=" + pki.key(name),
                                "--certificate=" + pki.certificate(name),
                                "--ca-cert=" + pki.authority("switch")),
                        Stream.of(options))
                .toArray(String[]::new);
        OvsdbServer started = OvsdbServer.withSchema(directory, OvsTools.SOUTHBOUND, all);
        server = Optional.of(started);
        return started;
    }

    private void connect(OvsdbServer to) {
        session.remotes(List.of(new Remote.Ssl("127.0.0.1", to.port())));
    }

    private void awaitWarning(String text) {
        Await.until(
                "a warning of " + text,
                PATIENCE,
                () -> log.lines("stream_ssl").stream()
                        .anyMatch(line -> line.startsWith("stream_ssl|WARN|ssl:") && line.contains(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aTransactionGoesThereAndItsUpdateComesBackHoweverLarge(String protocol) {
        speak(protocol);
        watch.use(pki.client("client"));
        connect(serve("server"));
        owner.nextUpdate();
        long number = owner.next(LinkEvent.Synchronized.class).session();

        for (int size = 1; size <= 1 << 22; size *= 64) {
            String text = "x".repeat(size);
            session.transact(
                    number,
                    1,
                    "[{\"op\":\"insert\",\"table\":\"SB_Global\",\"row\":" + "{\"options\":[\"map\",[[\"k\",\"" + text
                            + "\"]]]}}]");
            SbGlobal global = Owner.inserted(owner.nextUpdate(), SbGlobal.TABLE);
            assertThat(global.options()).isEqualTo(Map.of("k", text));
            owner.next(LinkEvent.Replied.class);
            session.transact(number, 2, "[{\"op\":\"delete\",\"table\":\"SB_Global\",\"where\":[]}]");
            owner.nextUpdate();
            owner.next(LinkEvent.Replied.class);
        }
    }

    @Test
    void aServerOfAForeignCaIsRefused() {
        watch.use(pki.client("client"));
        connect(serve("foreign"));

        awaitWarning("is of a foreign CA (CN=OVS controllerca CA Certificate");
        assertThat(owner.hasNext()).isFalse();
        Await.until(
                "the attempt to fail",
                PATIENCE,
                () -> log.lines("reconnect").stream()
                        .anyMatch(line -> line.endsWith("connection attempt failed (Protocol error)")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerThatDoesNotKnowOurCaIsExplained(String protocol) {
        speak(protocol);
        watch.use(Pki.files(pki.key("foreign"), pki.certificate("foreign"), pki.authority("switch")));
        connect(serve("server"));

        Await.until(
                "the explanation",
                PATIENCE,
                () -> log.lines().stream()
                        .anyMatch(line -> line.contains("|WARN|ssl:")
                                && line.contains("the server refuses our certificate " + pki.certificate("foreign"))));
        assertThat(owner.hasNext()).isFalse();
    }

    @Test
    void aServerWhoseCertificateHasExpiredIsRefused() {
        watch.use(pki.client("client"));
        connect(serve("past"));

        awaitWarning("expired on " + now.minus(DAY.multipliedBy(2)));
    }

    @Test
    void aServerWhoseCertificateIsOfTheFutureIsRefused() {
        watch.use(pki.client("client"));
        connect(serve("future"));

        awaitWarning("is not valid before " + now.plus(DAY.multipliedBy(2)) + " (the clock of this host says ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void thatOurCertificateHasExpiredIsSaidAtOnceAndWhenItIsRefused(String protocol) {
        speak(protocol);
        watch.use(pki.client("past"));
        String expired = "expired on " + now.minus(DAY.multipliedBy(2));
        assertThat(log.lines("stream_ssl"))
                .anyMatch(line -> line.startsWith("stream_ssl|WARN|certificate " + pki.certificate("past"))
                        && line.endsWith(expired + "; servers will refuse it"));

        connect(serve("server"));

        Await.until(
                "the explanation",
                PATIENCE,
                () -> log.lines().stream()
                        .anyMatch(
                                line -> line.contains("the server refuses our certificate") && line.contains(expired)));
    }

    @Test
    void aServerOfPlainTcpIsExplained() {
        watch.use(pki.client("client"));
        OvsdbServer plain = OvsdbServer.withSchema(directory, OvsTools.SOUTHBOUND, "--remote=ptcp:0:127.0.0.1");
        server = Optional.of(plain);
        connect(plain);

        awaitWarning("use tcp:HOST:PORT");
    }

    @Test
    void aServerThatAnswersInAnotherProtocolIsExplained() throws IOException {
        watch.use(pki.client("client"));
        try (ServerSocket http = new ServerSocket(0)) {
            session.remotes(List.of(new Remote.Ssl("127.0.0.1", http.getLocalPort())));
            try (Socket peer = http.accept()) {
                peer.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII));
                awaitWarning("the server does not speak TLS");
            }
        }
    }

    @Test
    void aServerThatSendsRecordsWithoutEndOrSenseCostsNothingButTheAttempt() throws IOException {
        watch.use(pki.client("client"));
        try (ServerSocket hostile = new ServerSocket(0)) {
            session.remotes(List.of(new Remote.Ssl("127.0.0.1", hostile.getLocalPort())));
            try (Socket peer = hostile.accept()) {
                byte[] record = new byte[5 + (1 << 16)];
                System.arraycopy(new byte[] {22, 3, 3, (byte) 0xff, (byte) 0xff}, 0, record, 0, 5);
                peer.getOutputStream().write(record);
                awaitWarning("TLS failed: ");
            }
        }
    }

    @Test
    void aServerThatSendsAChainWithoutEndIsRefused() throws IOException {
        watch.use(pki.client("client"));
        Path many = Files.writeString(
                directory.resolve("many.pem"),
                Files.readString(pki.authority("switch")).repeat(40));
        connect(serve("server", "--peer-ca-cert=" + many));

        awaitWarning("TLS failed: ");
    }

    @Test
    void thatThereIsNoCommonProtocolIsSaid() {
        speak("TLSv1.3");
        watch.use(pki.client("client"));
        connect(serve("server", "--ssl-protocols=TLSv1.2"));

        awaitWarning("no common protocol: ");
    }

    @Test
    void withoutKeysItIsSaidWhatIsMissingOnceUntilTheyAreThere() {
        OvsdbServer to = serve("server");
        connect(to);
        awaitWarning("private key, certificate and CA certificate must be configured to use ssl");
        Path key = directory.resolve("key");
        watch.use(Pki.files(key, pki.certificate("client"), pki.authority("switch")));
        awaitWarning("private key " + key + ": no such file");

        Pki.replace(key, pki.key("next"));
        awaitWarning("private key " + key + ": it does not belong to the certificate " + pki.certificate("client"));
        Pki.replace(key, pki.key("client"));

        owner.nextUpdate();
        owner.next(LinkEvent.Synchronized.class);
        assertThat(log.lines("stream_ssl").stream().filter(line -> line.startsWith("stream_ssl|WARN|ssl:")))
                .doesNotHaveDuplicates();
    }

    @Test
    void newKeysAreTakenUpByAnotherConnectionThatFollowsTheFirstOne() throws IOException {
        Path key = Files.copy(pki.key("client"), directory.resolve("key"));
        Path certificate = Files.copy(pki.certificate("client"), directory.resolve("certificate"));
        watch.use(Pki.files(key, certificate, pki.authority("switch")));
        OvsdbServer to = serve("server");
        connect(to);
        owner.nextUpdate();
        long first = owner.next(LinkEvent.Synchronized.class).session();

        Pki.replace(key, pki.key("next"));
        Pki.replace(certificate, pki.certificate("next"));

        owner.next(LinkEvent.Disconnected.class);
        owner.nextUpdate();
        assertThat(owner.next(LinkEvent.Synchronized.class).session()).isGreaterThan(first);
        assertThat(log.lines("stream_ssl")).noneMatch(line -> line.contains("|WARN|"));
    }

    @Test
    void theFirstServersCaIsTakenOverAndEnforcedFromThenOn() throws IOException {
        Path authority = directory.resolve("ca.pem");
        watch.use(new TlsFiles(
                Optional.of(pki.key("client")),
                Optional.of(pki.certificate("client")),
                Optional.of(authority),
                true,
                Optional.empty()));
        OvsdbServer to = serve("server", "--peer-ca-cert=" + pki.authority("switch"));
        connect(to);
        owner.nextUpdate();
        owner.next(LinkEvent.Synchronized.class);

        assertThat(Files.getPosixFilePermissions(authority).toString()).doesNotContain("WRITE");
        String text = Files.readString(authority);
        assertThat(Files.readString(pki.authority("switch"))).contains(text.strip());
        to.close();

        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        OvsdbServer impostor = OvsdbServer.withSchema(
                elsewhere,
                OvsTools.SOUTHBOUND,
                "--remote=pssl:0:127.0.0.1",
                "--private-key=" + pki.key("foreign"),
                "--certificate=" + pki.certificate("foreign"),
                "--ca-cert=" + pki.authority("switch"),
                "--peer-ca-cert=" + pki.authority("controller"));
        server = Optional.of(impostor);
        connect(impostor);

        awaitWarning("is of a foreign CA");
        assertThat(Files.readString(authority)).isEqualTo(text);
    }

    @Test
    void aServerThatSendsNoCaIsNotBootstrappedFrom() {
        Path authority = directory.resolve("ca.pem");
        watch.use(new TlsFiles(
                Optional.of(pki.key("client")),
                Optional.of(pki.certificate("client")),
                Optional.of(authority),
                true,
                Optional.empty()));
        connect(serve("foreign"));

        awaitWarning("could not bootstrap CA cert");
        assertThat(authority).doesNotExist();
    }

    @Test
    void nothingThatIsSecretIsEverPrinted() throws IOException {
        watch.use(pki.client("client"));
        String secret = Files.readAllLines(pki.key("client")).get(3);

        assertThat(watch.state().toString()).doesNotContain(secret).doesNotContain("modulus");
        assertThat(log.lines()).noneMatch(line -> line.contains(secret));
    }
}
