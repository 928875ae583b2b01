package io.ovnchassis.controller.exporter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The HTTP server: {@code /metrics}, {@code /livez}, {@code /readyz} and the page at {@code /}. It reads nothing of a
 * request but the method and the path. Lives from {@link #open} to {@link #close}, both called by the main thread.
 */
public final class HttpEndpoint implements AutoCloseable {
    private static final int THREADS = 4;

    /** Requests that wait for a thread; the connection of one more is closed. */
    private static final int WAITING_MAX = 64;

    /** A loop that has not come round for so long is stalled. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Supplier<CompletableFuture<Snapshot>> snapshots;

    private HttpEndpoint(HttpServer server, ExecutorService threads, Supplier<CompletableFuture<Snapshot>> snapshots) {
        this.server = server;
        this.threads = threads;
        this.snapshots = snapshots;
    }

    /** What is sent back. */
    private record Answer(int status, String contentType, String body) {}

    /**
     * Begins to listen.
     *
     * @param snapshots has the main loop take one; called on the server's threads
     * @throws IOException when it cannot listen there
     */
    public static HttpEndpoint open(InetSocketAddress address, Supplier<CompletableFuture<Snapshot>> snapshots)
            throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new IOException("--metrics-listen=" + address + ": " + e.getMessage(), e);
        }
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING_MAX),
                Thread.ofPlatform().daemon().name("http-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        HttpEndpoint endpoint = new HttpEndpoint(server, threads, snapshots);
        server.setExecutor(threads);
        server.createContext("/", endpoint::serve);
        server.start();
        return endpoint;
    }

    /** Where it listens, with the port that the system chose when it was 0. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, new Answer(405, TEXT, "only GET and HEAD\n"));
                return;
            }
            // What is no path, as in "GET mailto:x", has none.
            send(
                    exchange,
                    answer(Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "")));
        }
    }

    private Answer answer(String path) {
        return switch (path) {
            case "/" -> page(snapshot());
            case "/metrics" -> metrics(snapshot());
            case "/livez" -> snapshot().map(_ -> new Answer(200, TEXT, "ok\n")).orElseGet(HttpEndpoint::stalled);
            case "/readyz" -> ready(snapshot());
            default -> new Answer(404, TEXT, "there are /, /metrics, /livez and /readyz\n");
        };
    }

    private static Answer page(Optional<Snapshot> snapshot) {
        return snapshot.map(taken -> new Answer(200, HTML, StatusPage.of(taken)))
                .orElseGet(HttpEndpoint::stalled);
    }

    private static Answer metrics(Optional<Snapshot> snapshot) {
        return snapshot.map(taken -> new Answer(200, Metrics.CONTENT_TYPE, Metrics.text(taken)))
                .orElseGet(HttpEndpoint::stalled);
    }

    private static Answer ready(Optional<Snapshot> snapshot) {
        return snapshot.map(Health::of)
                .map(health -> new Answer(health.isReady() ? 200 : 503, TEXT, health.text()))
                .orElseGet(HttpEndpoint::stalled);
    }

    private static Answer stalled() {
        return new Answer(503, TEXT, "the main loop has not come round for " + PATIENCE.toSeconds() + " s\n");
    }

    /** Empty when the main loop does not come round in time. */
    private Optional<Snapshot> snapshot() {
        try {
            return Optional.of(snapshots.get().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException stalled) {
            return Optional.empty();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("no snapshot could be taken", bug);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean hasBody = !exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.sendResponseHeaders(answer.status(), hasBody ? body.length : -1);
        if (hasBody) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
