package io.ovnchassis.controller.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.vifplug.VifPlugProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which providers are taken away and added when plugins change. */
class HandoverTest {
    @TempDir
    Path temporary;

    private final SlowHost host = new SlowHost();
    private final BlockingQueue<Runnable> mainLoop = new LinkedBlockingQueue<>();
    private Path folder = Path.of("/");
    private Plugins plugins = new Plugins(Optional.of(folder), Set.of(), Duration.ZERO);

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectory(temporary.resolve("vif-plug.d"));
        plugins = new Plugins(Optional.of(folder), Set.of(), Duration.ofSeconds(20));
    }

    @Test
    void aReplacementBeginsWhenTheOneBeforeHasEnded() throws Exception {
        Handover handover = new Handover(host, mainLoop::add, Duration.ofDays(1));
        load("a.jar", "old");
        handover.apply(plugins.read().changes());
        load("a.jar", "new");

        handover.apply(plugins.read().changes());
        assertThat(host.events).containsExactly("add a of a.jar", "remove a");

        host.finishClosing("a");
        assertThat(host.events).containsExactly("add a of a.jar", "remove a", "add a of a.jar");
    }

    @Test
    void itDoesNotWaitForEver() throws Exception {
        Handover handover = new Handover(host, mainLoop::add, Duration.ofMillis(1));
        load("a.jar", "old");
        handover.apply(plugins.read().changes());
        load("a.jar", "new");
        handover.apply(plugins.read().changes());

        Objects.requireNonNull(mainLoop.poll(10, TimeUnit.SECONDS), "a message to the main loop")
                .run();
        assertThat(host.events).containsExactly("add a of a.jar", "remove a", "add a of a.jar");

        host.finishClosing("a");
        assertThat(host.events).hasSize(3);
    }

    @Test
    void oneThatIsGoneBeforeItBeganNeverBegins() throws Exception {
        Handover handover = new Handover(host, mainLoop::add, Duration.ofDays(1));
        load("a.jar", "old");
        handover.apply(plugins.read().changes());
        load("a.jar", "new");
        handover.apply(plugins.read().changes());
        Files.delete(folder.resolve("a.jar"));
        handover.apply(plugins.read().changes());

        host.finishClosing("a");

        assertThat(host.events).containsExactly("add a of a.jar", "remove a");
    }

    @Test
    void aTypeMayMoveFromOneJarToAnother() throws Exception {
        Handover handover = new Handover(host, mainLoop::add, Duration.ofDays(1));
        load("z.jar", "a");
        handover.apply(plugins.read().changes());
        Files.move(folder.resolve("z.jar"), folder.resolve("a.jar"));

        handover.apply(plugins.read().changes());

        assertThat(host.events).containsExactly("add a of z.jar", "remove a", "add a of a.jar");
    }

    private void load(String jar, String reason) throws IOException {
        TestJar.plugin("a", '"' + reason + '"').writeTo(folder.resolve(jar));
    }

    /** A host whose providers take as long to close as the test wants. */
    private static final class SlowHost implements ProviderHost {
        private final List<String> events = new ArrayList<>();
        private final Map<String, VifPlugProvider> providers = new LinkedHashMap<>();
        private final Map<String, Runnable> closing = new LinkedHashMap<>();

        @Override
        public void add(String type, String plugin, VifPlugProvider provider) {
            events.add("add " + type + " of " + plugin);
            providers.put(type, provider);
        }

        @Override
        public boolean remove(String type, Runnable closed) {
            if (providers.remove(type) == null) {
                return false;
            }
            events.add("remove " + type);
            closing.put(type, closed);
            return true;
        }

        void finishClosing(String type) {
            Objects.requireNonNull(closing.remove(type), type).run();
        }
    }
}
