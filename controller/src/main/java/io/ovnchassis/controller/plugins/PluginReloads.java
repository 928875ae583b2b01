package io.ovnchassis.controller.plugins;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.CommandRegistry;
import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 * happens on a thread of its own; what was found is handed over on the main loop's.
 */
public final class PluginReloads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("vif_plug_provider");

    private final Plugins plugins;
    private final Executor mainLoop;
    private final Consumer<Map<String, VifPlugProvider>> sink;
    private final AtomicBoolean hangUpIsPending = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("vif-plug-plugins").factory());

    /**
     * Nothing is read before {@link #readFirst}.
     *
     * @param folder where the plugins are; it need not exist
     * @param builtInTypes the types of the daemon's own providers, which no plugin may have
     * @param mainLoop the way to the main loop's thread
     * @param sink takes the providers of all plugins, by type, on that thread; it closes those that it had before and
     *     that are not among them any more
     */
    public PluginReloads(
            Path folder, Set<String> builtInTypes, Executor mainLoop, Consumer<Map<String, VifPlugProvider>> sink) {
        this.plugins = new Plugins(folder, builtInTypes, Plugins.LOADING_MAX);
        this.mainLoop = mainLoop;
        this.sink = sink;
    }

    /** Adds {@code vif-plug/reload}. */
    public void registerIn(CommandRegistry commands) {
        commands.register(Command.plain("vif-plug/reload", (_, reply) -> reload(reply)));
    }

    /** Reads the folder for the first time, and returns when that is done: the main loop has not begun yet. */
    public void readFirst() throws InterruptedException {
        Future<Map<String, VifPlugProvider>> reading = thread.submit(() -> {
            plugins.read();
            return plugins.providers();
        });
        try {
            sink.accept(reading.get());
        } catch (ExecutionException bug) {
            throw new IllegalStateException("the folder of plugins could not be read", bug);
        }
    }

    /** Reads the folder again, as after {@code vif-plug/reload}. Any thread; returns at once. */
    public void hangUp() {
        if (hangUpIsPending.compareAndSet(false, true)) {
            LOG.info("SIGHUP: reading the folder of VIF plug plugins again");
            thread.execute(() -> {
                hangUpIsPending.set(false);
                readAgain(_ -> {});
            });
        }
    }

    private void reload(Reply reply) {
        thread.execute(() -> readAgain(news -> reply.success(answer(news))));
    }

    private void readAgain(Consumer<List<PluginNews>> then) {
        try {
            List<PluginNews> news = plugins.read();
            Map<String, VifPlugProvider> providers = plugins.providers();
            mainLoop.execute(() -> {
                sink.accept(providers);
                then.accept(news);
            });
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String answer(List<PluginNews> news) {
        return news.isEmpty()
                ? "there are no plugins\n"
                : news.stream()
                        .map(line -> line.name() + ": " + line.text() + "\n")
                        .collect(Collectors.joining());
    }

    /** Plugins that are loaded stay so; their providers are their owner's to close. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
