package io.ovnchassis.controller.appctl;

import io.ovnchassis.controller.metrics.Coverage;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/**
 * The server behind the control socket. Lives from {@link #open} to {@link #close}, both called by the main thread;
 * serves its clients on virtual threads of its own.
 */
public final class ControlServer implements AutoCloseable {
    /** Clients at a time. One more takes the place of the oldest that has no command running, if there is one. */
    static final int MAX_CLIENTS = 256;

    /** How long replies already given may take to be sent when the server closes. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /** Pause after a failed accept, which else fails again at once (out of file descriptors, mostly). */
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);

    private final ListeningSocket socket;
    private final CommandRunner runner;
    private final RateLimitedLog connectionLog;
    private final RateLimitedLog log;

    /** The clients in order of arrival. Guarded by this, as are the two fields below. */
    private final Map<ClientSession, Thread> sessions = new LinkedHashMap<>();

    private int arrivals;
    private boolean closed;

    private ControlServer(ListeningSocket socket, CommandRunner runner, LongSupplier nanoClock) {
        this.socket = socket;
        this.runner = runner;
        this.connectionLog = new RateLimitedLog(LoggerFactory.getLogger("jsonrpc"), 5, 5, nanoClock);
        this.log = new RateLimitedLog(LoggerFactory.getLogger("unixctl"), 5, 5, nanoClock);
    }

    /**
     * Begins to listen.
     *
     * @param path the socket file; replaced where a dead process left it
     * @param commands belongs to the main loop thread from now on
     * @param loop runs a task on the main loop thread; has at most one task per client to keep, and may reject
     * @param coverage gets the counters {@code unixctl_received} and {@code unixctl_replied}
     * @param nanoClock a monotonic clock for the rate limits of log messages
     * @throws IOException where the socket cannot be made, another process listening on it included; names it and
     * says why
     */
    public static ControlServer open(
            Path path, CommandRegistry commands, Executor loop, Coverage coverage, LongSupplier nanoClock)
            throws IOException {
        ControlServer server =
                new ControlServer(ListeningSocket.bind(path), new CommandRunner(commands, loop, coverage), nanoClock);
        Thread.ofVirtual().start(server::acceptClients);
        return server;
    }

    /** The socket file, as given. */
    public Path path() {
        return socket.path();
    }

    private void acceptClients() {
        while (socket.isOpen()) {
            try {
                admit(socket.accept());
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                log.warn("{}: accept failed: {}", socket.path(), e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ACCEPT_PAUSE);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; closing the socket is what ends it.
            throw new IllegalStateException("interrupted", e);
        }
    }

    private synchronized void admit(SocketChannel channel) throws IOException {
        if (closed || (sessions.size() >= MAX_CLIENTS && !makeRoom())) {
            channel.close();
            return;
        }
        ClientSession session = new ClientSession("unix#" + arrivals, channel, runner, connectionLog);
        arrivals++;
        sessions.put(session, Thread.ofVirtual().start(() -> serve(session)));
    }

    /** Returns whether there is room now: there is none where every client waits for the main loop. */
    private boolean makeRoom() {
        Optional<ClientSession> leaving = sessions.keySet().stream()
                .filter(session -> !session.isRunning())
                .findFirst();
        leaving.ifPresentOrElse(
                session -> {
                    log.warn("{}: closed to make room for another client, limit={}", session.name(), MAX_CLIENTS);
                    session.close();
                    sessions.remove(session);
                },
                () -> log.warn("client refused, all others wait for commands to finish, limit={}", MAX_CLIENTS));
        return leaving.isPresent();
    }

    private void serve(ClientSession session) {
        try {
            session.run();
        } finally {
            synchronized (this) {
                sessions.remove(session);
            }
        }
    }

    /**
     * Stops listening, removes the socket file and ends all clients. Replies that have been given are still sent, for
     * up to a second; commands without a reply by now get none.
     */
    @Override
    public void close() throws IOException {
        Map<ClientSession, Thread> last;
        synchronized (this) {
            closed = true;
            last = new LinkedHashMap<>(sessions);
        }
        socket.close();
        last.keySet().forEach(ClientSession::finish);
        awaitFarewell(new ArrayList<>(last.values()));
        last.keySet().forEach(ClientSession::close);
    }

    private static void awaitFarewell(List<Thread> threads) {
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            // Whoever interrupts is in a hurry: the clients are closed as they are.
            Thread.currentThread().interrupt();
        }
    }
}
