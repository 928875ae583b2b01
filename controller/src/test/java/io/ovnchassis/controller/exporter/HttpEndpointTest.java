package io.ovnchassis.controller.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpEndpointTest {
    private final AtomicReference<CompletableFuture<Snapshot>> snapshot =
            new AtomicReference<>(CompletableFuture.completedFuture(Snapshots.healthy()));
    private final HttpEndpoint endpoint = open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpEndpoint open(InetSocketAddress address) {
        try {
            return HttpEndpoint.open(address, snapshot::get);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        client.close();
        endpoint.close();
    }

    private HttpResponse<String> request(String method, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + endpoint.address().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void metricsHealthAndPageAreServed() throws Exception {
        assertThat(request("GET", "/metrics").body()).contains("ovn_controller_southbound_database_connected 1.0");
        assertThat(request("GET", "/livez").body()).isEqualTo("ok\n");
        assertThat(request("GET", "/readyz").statusCode()).isEqualTo(200);
        HttpResponse<String> page = request("GET", "/");
        assertThat(page.body()).startsWith("<!doctype html>");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    }

    @Test
    void aDaemonThatIsNotReadySaysWhy() throws Exception {
        snapshot.set(CompletableFuture.completedFuture(
                Snapshots.of(List.of(Snapshots.database(false, false)), List.of(), List.of())));

        HttpResponse<String> answer = request("GET", "/readyz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("database OVN_Southbound is not connected\n");
        assertThat(request("GET", "/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void aLoopThatIsStalledIsNotAlive() throws Exception {
        snapshot.set(new CompletableFuture<>());

        HttpResponse<String> answer = request("GET", "/livez");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("the main loop has not come round for 5 s\n");
    }

    @Test
    void nothingElseIsServed() throws Exception {
        assertThat(request("GET", "/etc/passwd").statusCode()).isEqualTo(404);
        assertThat(request("POST", "/metrics").statusCode()).isEqualTo(405);
        assertThat(request("HEAD", "/metrics").body()).isEmpty();
    }

    @Test
    void whoeverComesWhileTooManyWaitIsTurnedAway() throws IOException {
        CompletableFuture<Snapshot> late = new CompletableFuture<>();
        snapshot.set(late);
        List<Socket> clients = new ArrayList<>();
        try {
            // Four are at work, and sixty-four wait.
            while (clients.size() < 4 + 64) {
                clients.add(ask("/livez"));
            }
            while (!isTurnedAway(clients.getLast())) {
                assertThat(clients).hasSizeLessThan(80);
                clients.add(ask("/livez"));
            }
            late.complete(Snapshots.healthy());

            assertThat(clients.getFirst().getInputStream().readNBytes(12))
                    .asString()
                    .isEqualTo("HTTP/1.1 200");
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private static boolean isTurnedAway(Socket client) throws IOException {
        client.setSoTimeout(500);
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException waiting) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private Socket ask(String path) throws IOException {
        Socket socket =
                new Socket(endpoint.address().getAddress(), endpoint.address().getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void anAddressThatIsTakenIsNamed() {
        assertThatThrownBy(() -> HttpEndpoint.open(endpoint.address(), snapshot::get))
                .isInstanceOf(IOException.class)
                .hasMessage("--metrics-listen=/127.0.0.1:" + endpoint.address().getPort() + ": Address already in use");
    }
}
