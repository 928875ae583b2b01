package io.ovnchassis.controller.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.Junk;
import io.ovnchassis.controller.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients of the HTTP endpoint that send requests in all states of damage, and leave: whoever comes next is served. */
@Timeout(120)
class HttpEndpointFuzzTest {
    private static final int SEEDS = 1000;
    private static final int PATIENCE_MS = (int) Duration.ofSeconds(20).toMillis();

    private static final List<String> METHODS =
            List.of("GET", "GET", "HEAD", "POST", "PUT", "TRACE", "get", "", "G ET", "X".repeat(9000));

    private static final List<String> TARGETS = List.of(
            "/",
            "/metrics",
            "/livez",
            "/readyz",
            "/..",
            "//",
            "/%00",
            "/%zz",
            "*",
            "a:b",
            "mailto:x",
            "http://[::1",
            "?",
            "#",
            "http://x/metrics",
            "",
            "/" + "p".repeat(20_000),
            "\u00e9",
            "/\0");

    private static final List<String> HEADERS = List.of(
            "Host: x",
            "Content-Length: 5",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Transfer-Encoding: chunked",
            "Expect: 100-continue",
            "Connection: close",
            "Connection: Upgrade",
            ": x",
            "x",
            " x: y",
            "A: " + "b".repeat(30_000),
            "Range: bytes=0-0",
            "\r",
            "Content-Length: 3\r\nContent-Length: 4");

    private HttpEndpoint endpoint;

    @BeforeEach
    void open() throws IOException {
        endpoint = HttpEndpoint.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                () -> CompletableFuture.completedFuture(Snapshots.healthy()));
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void whoeverComesAfterAnyClientIsServed() {
        Seeds.each(HttpEndpointFuzzTest.class, SEEDS, random -> {
            try (Socket client = connect()) {
                send(client, request(random));
                if (random.nextBoolean()) {
                    client.shutdownOutput();
                    client.getInputStream().readNBytes(10_000);
                }
            } catch (IOException e) {
                // The server hung up on it, as it may.
            }
            assertThat(aliveness()).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\nok\n");
        });
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(endpoint.address(), PATIENCE_MS);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String request(Random random) {
        Junk junk = new Junk(random);
        StringBuilder text = new StringBuilder(junk.any(METHODS))
                .append(' ')
                .append(random.nextInt(4) == 0 ? junk.text() : junk.any(TARGETS))
                .append(random.nextInt(4) == 0 ? junk.text() : " HTTP/1.1\r\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(random.nextInt(4) == 0 ? junk.text() : junk.any(HEADERS))
                    .append("\r\n");
        }
        for (int i = random.nextInt(20) == 0 ? 1000 : 0; i > 0; i--) {
            text.append("N").append(i).append(": v\r\n");
        }
        text.append(random.nextInt(4) == 0 ? "" : "\r\n").append(junk.text());
        return random.nextInt(4) == 0 ? text.substring(0, random.nextInt(text.length())) : text.toString();
    }

    private String aliveness() {
        try (Socket client = connect()) {
            send(client, "GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
