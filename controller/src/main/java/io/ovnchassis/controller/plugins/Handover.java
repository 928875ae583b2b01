package io.ovnchassis.controller.plugins;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Puts changes of plugins into effect. A plugin that takes the place of another begins when that one has ended, because
 * both may want the same socket or file; it does not wait for ever. Belongs to the main loop's thread.
 */
final class Handover {
    private final ProviderHost host;
    private final Executor mainLoop;
    private final Duration patience;

    /** {@code patience} is how long a plugin waits for the one in whose place it comes. */
    Handover(ProviderHost host, Executor mainLoop, Duration patience) {
        this.host = host;
        this.mainLoop = mainLoop;
        this.patience = patience;
    }

    /** Types may move from one plugin to another: all that go are taken away before any is added. */
    void apply(List<PluginChange> changes) {
        List<Runnable> beginnings = new ArrayList<>();
        for (PluginChange change : changes) {
            Optional<Ending> ending = change.before().map(Ending::new);
            change.after()
                    .ifPresent(after -> beginnings.add(() ->
                            ending.ifPresentOrElse(before -> before.then(new Beginning(after)), new Beginning(after))));
        }
        beginnings.forEach(Runnable::run);
    }

    /** The use of a plugin that has not begun yet. It begins once, and not at all when it is gone by then. */
    private final class Beginning implements Runnable {
        private final Plugin plugin;
        private boolean begun;

        Beginning(Plugin plugin) {
            this.plugin = plugin;
        }

        @Override
        public void run() {
            if (!begun && !plugin.isClosed()) {
                begun = true;
                plugin.providers().forEach((type, provider) -> host.add(type, plugin.name(), provider));
            }
        }
    }

    /** The providers of a plugin that are being closed; with the last one, the plugin is. */
    private final class Ending {
        private final Plugin plugin;
        private int open;
        private Runnable next = () -> {};

        Ending(Plugin plugin) {
            this.plugin = plugin;
            this.open = plugin.types().size();
            for (String type : plugin.types()) {
                if (!host.remove(type, this::closedOne)) {
                    closedOne();
                }
            }
        }

        private void closedOne() {
            open--;
            if (open == 0) {
                plugin.close();
                next.run();
            }
        }

        void then(Beginning beginning) {
            if (open == 0) {
                beginning.run();
                return;
            }
            next = beginning;
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS, mainLoop)
                    .execute(beginning);
        }
    }
}
