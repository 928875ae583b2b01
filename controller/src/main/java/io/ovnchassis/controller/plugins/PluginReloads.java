package io.ovnchassis.controller.plugins;

import io.ovnchassis.controller.appctl.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the folder of plugins when the daemon starts and whenever it is asked to: {@code vif-plug/reload}, SIGHUP. That
 * happens on a thread of its own; what was found is put into effect on the main loop's.
 */
public final class PluginReloads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("vif_plug_provider");

    /** A plugin makes objects when it is loaded, and nothing else; seconds are plenty on the slowest machine. */
    private static final Duration LOADING_MAX = Duration.ofSeconds(10);

    private static final Duration HANDOVER_MAX = Duration.ofSeconds(5);

    private final Plugins plugins;
    private final Executor mainLoop;
    private final Handover handover;
    private final AtomicBoolean hangUpIsPending = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("vif-plug-plugins").factory());

    /**
     * Nothing is read before {@link #readFirst}.
     *
     * @param folder where the plugins are; it need not exist, and there need not be one
     * @param builtInTypes the types of the daemon's own providers, which no plugin may have
     * @param mainLoop the way to the main loop's thread
     * @param host takes the providers of the plugins
     */
    public PluginReloads(Optional<Path> folder, Set<String> builtInTypes, Executor mainLoop, ProviderHost host) {
        this.plugins = new Plugins(folder, builtInTypes, LOADING_MAX);
        this.mainLoop = mainLoop;
        this.handover = new Handover(host, mainLoop, HANDOVER_MAX);
    }

    /** {@code vif-plug/reload}. */
    public Command reload() {
        return Command.plain(
                "vif-plug/reload",
                (_, reply) -> thread.execute(() -> readAgain(news -> reply.success(answer(news)), reply::error)));
    }

    /** Reads the folder for the first time, and returns when that is done: the main loop has not begun yet. */
    public void readFirst() throws InterruptedException {
        Future<Plugins.Reading> reading = thread.submit(plugins::read);
        try {
            handover.apply(reading.get().changes());
        } catch (ExecutionException bug) {
            throw new IllegalStateException("the folder of plugins could not be read", bug);
        }
    }

    /** Reads the folder again, as {@code vif-plug/reload} does. Any thread; returns at once. */
    public void hangUp() {
        if (!thread.isShutdown() && hangUpIsPending.compareAndSet(false, true)) {
            thread.execute(() -> {
                hangUpIsPending.set(false);
                LOG.info("SIGHUP: reading the folder of VIF plug plugins again");
                readAgain(_ -> {}, _ -> {});
            });
        }
    }

    private void readAgain(Consumer<List<PluginNews>> then, Consumer<String> failed) {
        try {
            Plugins.Reading reading = plugins.read();
            mainLoop.execute(() -> {
                handover.apply(reading.changes());
                then.accept(reading.news());
            });
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOG.error("the folder of VIF plug plugins could not be read; what is loaded stays", bug);
            mainLoop.execute(() -> failed.accept("the folder could not be read: " + bug));
        }
    }

    private static String answer(List<PluginNews> news) {
        return news.isEmpty()
                ? "there are no plugins\n"
                : news.stream()
                        .map(line -> line.name() + ": " + line.text() + "\n")
                        .collect(Collectors.joining());
    }

    /** Plugins that are in use stay so; their providers are their host's to close. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
