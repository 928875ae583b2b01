package io.ovnchassis.controller.plugins;

import io.ovnchassis.vifplug.VifPlugProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins of a folder, as of the last time that it was read.
 *
 * <p>What is loaded already comes first when two want the same type, and stays when what has taken its place in the
 * folder cannot be used: nobody loses a provider by a mistake with a file. Belongs to the thread that loads plugins.
 */
final class Plugins {
    private static final Logger LOG = LoggerFactory.getLogger("vif_plug_provider");
    private static final String BUILT_IN = "the daemon itself";

    /** A plugin makes objects when it is loaded, and nothing else; seconds are plenty on the slowest machine. */
    static final Duration LOADING_MAX = Duration.ofSeconds(10);

    private final Path folder;
    private final Set<String> builtInTypes;
    private final PluginLoader loader;
    private Map<String, Plugin> loaded = new LinkedHashMap<>();

    /** {@code builtInTypes} are the types of the daemon's own providers, which no plugin may have. */
    Plugins(Path folder, Set<String> builtInTypes, Duration loadingMax) {
        this.folder = folder;
        this.builtInTypes = Set.copyOf(builtInTypes);
        this.loader = new PluginLoader(loadingMax);
    }

    /** The providers of all plugins, by type. One that was there before is the same object. */
    Map<String, VifPlugProvider> providers() {
        Map<String, VifPlugProvider> providers = new LinkedHashMap<>();
        loaded.values().forEach(plugin -> providers.putAll(plugin.providers()));
        return providers;
    }

    /**
     * Reads the folder and loads what is new or another than before. Plugins that are gone are forgotten; it is for the
     * caller to close their providers, and with the last one they close themselves.
     */
    List<PluginNews> read() throws InterruptedException {
        List<PluginNews> news = new ArrayList<>();
        try {
            Map<String, PluginFiles> files = files();
            removeAllBut(files.keySet(), news);
            for (PluginFiles plugin : files.values()) {
                news.add(read(plugin));
            }
        } catch (IOException unreadable) {
            news.add(new PluginNews.Refused(
                    folder.toString(),
                    PluginRefused.failed("the folder cannot be read", unreadable)
                            .why(),
                    !loaded.isEmpty()));
        }
        news.forEach(Plugins::log);
        return news;
    }

    /** A folder that is not there is an empty one: the default folder need not exist. */
    private Map<String, PluginFiles> files() throws IOException {
        Map<String, PluginFiles> files = new LinkedHashMap<>();
        if (Files.exists(folder)) {
            PluginFiles.in(folder).forEach(plugin -> files.put(plugin.name(), plugin));
        }
        return files;
    }

    private void removeAllBut(Set<String> names, List<PluginNews> news) {
        Map<String, Plugin> staying = new LinkedHashMap<>();
        loaded.forEach((name, plugin) -> {
            if (names.contains(name)) {
                staying.put(name, plugin);
            } else {
                news.add(new PluginNews.Removed(name, plugin.types()));
            }
        });
        loaded = staying;
    }

    private PluginNews read(PluginFiles files) throws InterruptedException {
        String name = files.name();
        boolean isReplacement = loaded.containsKey(name);
        try {
            PluginSnapshot snapshot = PluginSnapshot.of(files);
            Plugin before = loaded.get(name);
            if (before != null && before.digest().equals(snapshot.digest())) {
                snapshot.close();
                return new PluginNews.Unchanged(name, before.types());
            }
            Plugin plugin = loader.load(snapshot, typesOfOthers(name));
            loaded.put(name, plugin);
            return isReplacement
                    ? new PluginNews.Replaced(name, plugin.types())
                    : new PluginNews.Added(name, plugin.types());
        } catch (PluginRefused refused) {
            return new PluginNews.Refused(name, refused.why(), isReplacement);
        }
    }

    private Map<String, String> typesOfOthers(String name) {
        Map<String, String> taken = new LinkedHashMap<>();
        builtInTypes.forEach(type -> taken.put(type, BUILT_IN));
        loaded.values().stream()
                .filter(plugin -> !plugin.name().equals(name))
                .forEach(plugin -> plugin.types().forEach(type -> taken.put(type, plugin.name())));
        return taken;
    }

    private static void log(PluginNews news) {
        if (news.isBad()) {
            LOG.warn("VIF plug plugin {}: {}", news.name(), news.text());
        } else if (!(news instanceof PluginNews.Unchanged)) {
            LOG.info("VIF plug plugin {}: {}", news.name(), news.text());
        }
    }
}
