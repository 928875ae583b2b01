package io.ovnchassis.ovsdb.tls;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps up with the files of keys and certificates: reads them when it is told which, and again when they change. Whoever
 * replaces a key and its certificate does so one after the other; a change counts once the files have stayed the same
 * from one look to the next. Until they can be used, what was read before stays in use. Safe on any thread; looks on a
 * daemon thread of its own, which exists once there is a file to look at.
 */
public final class TlsWatch implements TlsSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("stream_ssl");
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final TlsOptions options;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile TlsState state = TlsState.NOTHING;
    private Map<Path, FileStamp> read = Map.of();
    private Map<Path, FileStamp> seen = Map.of();
    private Optional<ScheduledExecutorService> thread = Optional.empty();
    private boolean closed;

    public TlsWatch(TlsOptions options) {
        this.options = options;
    }

    /** Takes these files from now on, and reads them before it returns. The same files change nothing. */
    public synchronized void use(TlsFiles files) {
        if (files.equals(state.files())) {
            return;
        }
        if (files.trustsEveryServer()) {
            LOG.warn("Peer certificate validation disabled (this is a security risk)");
        }
        load(files);
        if (thread.isEmpty() && !files.all().isEmpty() && !closed) {
            thread = Optional.of(startLooking());
        }
    }

    private ScheduledExecutorService startLooking() {
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tls-files").factory());
        var _ = looking.scheduleWithFixedDelay(
                this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return looking;
    }

    /** Reads the files again if they have changed and are at rest. */
    synchronized void look() {
        try {
            Map<Path, FileStamp> now = FileStamp.of(state.files().all());
            boolean atRest = now.equals(seen);
            seen = now;
            if (atRest && !now.equals(read)) {
                load(state.files());
            }
        } catch (RuntimeException bug) {
            LOG.error("keys and certificates cannot be looked after", bug);
        }
    }

    private void load(TlsFiles files) {
        read = FileStamp.of(files.all());
        seen = read;
        TlsState before = state;
        TlsState now = files.equals(TlsFiles.NONE) ? TlsState.NOTHING : after(before, files);
        state = now;
        now.problems().stream()
                .filter(problem -> !before.problems().contains(problem))
                .forEach(problem -> LOG.warn("{}", problem));
        if (!now.inUse().equals(before.inUse())) {
            now.inUse().ifPresent(TlsWatch::announce);
            listeners.forEach(Runnable::run);
        }
    }

    /** What was read from other files is not used any longer; what was read from the same ones is better than nothing. */
    private static TlsState after(TlsState before, TlsFiles files) {
        try {
            Credentials now = Credentials.read(files);
            // Sessions compare again and again: what is equal should be the same.
            return new TlsState(
                    files, Optional.of(before.inUse().filter(now::equals).orElse(now)), List.of());
        } catch (UnusableFilesException unusable) {
            boolean sameFiles = files.equals(before.files());
            return new TlsState(files, sameFiles ? before.inUse() : Optional.empty(), unusable.problems());
        }
    }

    private static void announce(Credentials credentials) {
        X509Certificate certificate = credentials.certificate();
        LOG.info(
                "using certificate {} ({}), valid until {}",
                credentials.file(),
                Certificates.subject(certificate),
                Certificates.notAfter(certificate));
        Certificates.untimely(certificate, Instant.now())
                .ifPresent(problem -> LOG.warn(
                        "certificate {} ({}) {}; servers will refuse it",
                        credentials.file(),
                        Certificates.subject(certificate),
                        problem));
    }

    @Override
    public TlsState state() {
        return state;
    }

    @Override
    public TlsOptions options() {
        return options;
    }

    @Override
    public synchronized void bootstrap(X509Certificate authority) throws TlsFailure {
        boolean wanted = state.inUse()
                .map(Credentials::trust)
                .filter(Trust.FirstServer.class::isInstance)
                .isPresent();
        if (!wanted) {
            throw new TlsFailure("rejecting SSL/TLS connection during bootstrap race window");
        }
        try {
            BootstrapFile.write(state.files().authorities().orElseThrow(), authority);
        } finally {
            load(state.files());
        }
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Looks no more. */
    @Override
    public synchronized void close() {
        closed = true;
        thread.ifPresent(ScheduledExecutorService::shutdownNow);
    }
}
