package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.tls.TlsFailure;
import io.ovnchassis.ovsdb.tls.TlsSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The I/O thread of a database: goes from remote to remote and stays with each as long as it lasts. Everything below it
 * is confined to this thread, but for the {@link Orders} that come in and the {@link Handover} that goes out.
 */
final class IoLoop implements Runnable, Line.Duties {
    private static final Logger LOG = LoggerFactory.getLogger("ovsdb_cs");
    private static final Logger TLS = LoggerFactory.getLogger("stream_ssl");
    private static final Duration TCP_PROBE_INTERVAL = Duration.ofSeconds(5);

    /**
     * Where the servers are.
     *
     * @param rotation the remotes in their order
     * @param tls what to connect with to some of them
     * @param platform connects to them
     */
    record Servers(Rotation rotation, TlsSource tls, Platform platform) {
        Transport dial(Remote remote) throws IOException {
            return platform.dial(remote, tls);
        }
    }

    private final Conversation.Subject subject;
    private final Waiter waiter;
    private final Orders orders;
    private final Handover handover;
    private final Rotation rotation;
    private final Servers servers;
    private final Progress progress = new Progress();
    private final Reconnect reconnect = new Reconnect();

    /**
     * What is wrong with TLS, by remote. An attempt fails for the same reason over and over until somebody does
     * something about it: it is news once, and again after a success.
     */
    private final Map<Remote, String> tlsFailures = new HashMap<>();

    private Optional<Duration> probeInterval = Optional.empty();

    /** The remote that is connected to or being tried, with its probe; and the connection, once there is one. */
    private Optional<Remote> current = Optional.empty();

    private Optional<InactivityProbe> probe = Optional.empty();
    private Optional<Connection> connection = Optional.empty();
    private Optional<Transport> transport = Optional.empty();
    private long nextAttempt;

    /** @param servers which ones, and how to get to them */
    IoLoop(Servers servers, Conversation.Subject subject, Waiter waiter, Orders orders, Handover handover) {
        this.subject = subject;
        this.rotation = servers.rotation();
        this.servers = servers;
        this.waiter = waiter;
        this.orders = orders;
        this.handover = handover;
        this.nextAttempt = waiter.now();
    }

    @Override
    public void run() {
        try (waiter) {
            while (!orders.isClosed()) {
                attendIdly();
                long pause = rotation.isEmpty() ? Waiter.FOREVER : nextAttempt - waiter.now();
                if (pause > 0) {
                    waiter.await(pause);
                } else {
                    visit(rotation.next());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the selector of the I/O thread failed", e);
        }
    }

    /** Takes orders while there is no connection that they could end. */
    private void attendIdly() {
        try {
            attend();
        } catch (ConnectionEnd e) {
            LOG.debug("there is no connection to end: {}", e.getMessage());
        }
    }

    private void visit(Remote remote) throws IOException {
        current = Optional.of(remote);
        reconnect.connecting(remote);
        try {
            Transport dialled = servers.dial(remote);
            try {
                attempt(remote, dialled);
            } finally {
                waiter.dispose(dialled);
            }
        } catch (ConnectionEnd e) {
            LOG.debug("{}: gave up connecting: {}", remote, e.getMessage());
        } catch (TlsFailure e) {
            if (!e.reason().equals(tlsFailures.put(remote, e.reason()))) {
                TLS.warn("{}: {}", remote, e.reason());
            }
            reconnect.attemptFailed(remote, "Protocol error");
        } catch (IOException e) {
            reconnect.attemptFailed(remote, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{}: internal error", remote, e);
            reconnect.attemptFailed(remote, "internal error");
        }
        current = Optional.empty();
        nextAttempt = waiter.now() + reconnect.pauseNanos();
    }

    /** Throws when the attempt fails; what happens to the connection that it makes is all dealt with. */
    private void attempt(Remote remote, Transport dialled) throws IOException {
        long deadline = waiter.now() + reconnect.attemptNanos(remote);
        while (!dialled.finishConnect()) {
            long remaining = deadline - waiter.now();
            if (remaining <= 0) {
                reconnect.attemptTimedOut(remote);
                return;
            }
            attend();
            waiter.await(dialled, SelectionKey.OP_CONNECT, remaining);
        }
        reconnect.connected(remote);
        transport = Optional.of(dialled);
        converse(remote, dialled);
        transport = Optional.empty();
    }

    private void converse(Remote remote, Transport established) {
        long connectedAt = waiter.now();
        InactivityProbe itsProbe = new InactivityProbe(probeInterval(remote), connectedAt);
        Line line = new Line(established, waiter, itsProbe, this);
        Connection itself =
                new Connection(remote, line, handover, outlet -> new Conversation(remote, subject, progress, outlet));
        probe = Optional.of(itsProbe);
        connection = Optional.of(itself);
        ConnectionEnd end = itself.run();
        probe = Optional.empty();
        connection = Optional.empty();
        conclude(remote, end, itself.conversation().isMonitoring(), line.lastReceived() - connectedAt);
    }

    /** Draws the lessons from a connection. */
    private void conclude(Remote remote, ConnectionEnd end, boolean wasMonitoring, long lived) {
        boolean ofUse = wasMonitoring;
        switch (end.cause()) {
            case MALFORMED, RESYNC -> progress.forget();
            case UNFIT -> {
                if (wasMonitoring) {
                    reconnect.allowFreeAttempts(rotation.size(), lived);
                }
            }
            case CLOSED_BY_PEER, FAILED, SILENT, ORDERED -> ofUse = true;
        }
        reconnect.ended(remote, end, ofUse ? lived : 0);
        if (wasMonitoring) {
            tlsFailures.remove(remote);
            handover.put(new LinkEvent.Disconnected(remote + ": " + end.getMessage()), 0);
        }
    }

    @Override
    public boolean mayReceive() {
        return !handover.isFull();
    }

    @Override
    public void attend() throws ConnectionEnd {
        renew();
        if (orders.takeNews()) {
            try {
                obey();
            } catch (ConnectionEnd e) {
                // There may be more orders, which the connection does not live to see.
                orders.remind();
                throw e;
            }
        }
    }

    /**
     * Ends a connection that was made with keys which are no longer the ones to use, when it owes the owner nothing: the
     * next one goes on with the same server where this one was.
     */
    private void renew() throws ConnectionEnd {
        boolean due = transport.isPresent()
                && transport.get().isOutdated()
                && connection.isPresent()
                && connection.get().conversation().isAtRest();
        if (due && current.isPresent()) {
            TLS.info("{}: connecting anew, with other keys or certificates", current.get());
            rotation.stayWith(current.get());
            reconnect.restart(rotation.size());
            throw new ConnectionEnd(ConnectionEnd.Cause.ORDERED, "connecting anew with other keys or certificates");
        }
    }

    private void obey() throws ConnectionEnd {
        if (orders.isClosed()) {
            throw new ConnectionEnd(ConnectionEnd.Cause.ORDERED, "closed");
        }
        if (orders.takeClusterReset()) {
            progress.resetIndex();
        }
        orders.takeProbeInterval().ifPresent(this::probeEvery);
        Optional<List<Remote>> remotes = orders.takeRemotes();
        if (remotes.isPresent()) {
            changeTo(remotes.get());
        }
        orders.takeSelection().ifPresent(progress.selection()::want);
        Optional<String> resync = orders.takeResync();
        if (resync.isPresent()) {
            progress.forget();
            throw new ConnectionEnd(ConnectionEnd.Cause.RESYNC, resync.get());
        }
        if (orders.takeOverrun()) {
            throw new ConnectionEnd(ConnectionEnd.Cause.FAILED, "too many transactions are waiting to be sent");
        }
        if (connection.isPresent()) {
            connection.get().conversation().select();
        }
        transact();
    }

    private void probeEvery(Duration interval) {
        probeInterval = interval.isNegative() ? Optional.empty() : Optional.of(interval);
        if (current.isPresent() && probe.isPresent()) {
            probe.get().interval(probeInterval(current.get()));
        }
    }

    /** A unix socket tells when its peer is gone, so that it need not be probed. */
    private Duration probeInterval(Remote remote) {
        return probeInterval.orElse(
                switch (remote) {
                    case Remote.Unix unix -> Duration.ZERO;
                    case Remote.Tcp tcp -> TCP_PROBE_INTERVAL;
                    case Remote.Ssl ssl -> TCP_PROBE_INTERVAL;
                });
    }

    private void changeTo(List<Remote> remotes) throws ConnectionEnd {
        if (!rotation.replace(remotes)) {
            return;
        }
        reconnect.restart(remotes.size());
        tlsFailures.keySet().retainAll(remotes);
        nextAttempt = waiter.now();
        if (current.isPresent() && !rotation.contains(current.get())) {
            throw new ConnectionEnd(ConnectionEnd.Cause.ORDERED, "no longer among the remotes");
        }
    }

    private void transact() throws ConnectionEnd {
        Optional<Orders.Transaction> transaction = orders.takeTransaction();
        while (transaction.isPresent()) {
            if (connection.isPresent()) {
                connection.get().conversation().transact(transaction.get());
            }
            transaction = orders.takeTransaction();
        }
    }
}
